namespace MyDataHub.Sandbox.Households.Pensions;

/// <summary>
/// A relation under which pensions are kept: banks, securities firms and insurers alike (section 6.2, 6.3).
/// </summary>
internal interface IPensionHolder
{
    DateTime Since { get; }

    List<PensionAccount> Irps { get; }

    List<PensionAccount> Dcs { get; }

    bool HasDb { get; }
}
