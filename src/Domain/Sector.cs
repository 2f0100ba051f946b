namespace MyDataHub.Domain;

/// <summary>The industry segment of the standard's paths (section 2.3), and the public vehicle register beside them.</summary>
public enum Sector
{
    Bank,
    Card,
    Invest,
    Insu,
    Efin,
    Capital,
    Ginsu,
    Telecom,
    P2p,
    Bond,
    Usury,

    /// <summary>The public vehicle register (자동차등록원부): asked by CI under the operator's certificate, without a token.</summary>
    VehicleRegister,
}
