using MyDataHub.Domain;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.Institutions;

namespace MyDataHub.Providers.KrMyData;

/// <summary>One operator's way to one institution of the standard: who asks whom, over which channel, with which differences.</summary>
internal sealed record KrChannel(OperatorOptions Operator, InstitutionEntry Entry, InstitutionProfile Profile, OutboundChannel Channel)
{
    internal InstitutionId Id => Entry.Id;

    internal Uri Url(string pathAndQuery) => new(Entry.Address.AbsoluteUri.TrimEnd('/') + pathAndQuery);

    internal Uri OAuthUrl(string pathAndQuery) => Url((Profile.VersionedOAuth ? "/v2/oauth/2.0" : "/oauth/2.0") + pathAndQuery);
}
