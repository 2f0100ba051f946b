using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>Checks a command against the directory and draws up what it asks for, before anything is stored or sent.</summary>
internal sealed class LinkDrafting(IInstitutionDirectory directory, IConsentSigning signing, OperatorList operators, TermsDrafting terms, LinkingOptions options, TimeProvider clock)
{
    public async Task<LinkDraft> DraftAsync(BeginLink command, CancellationToken ct)
    {
        if (Problem(command) is { } refusal)
        {
            return new LinkDraft.Refused(refusal);
        }

        var operatorId = command.Operator ?? operators.First;
        if (operatorId is null || !operators.Contains(operatorId.Value))
        {
            return new LinkDraft.Refused(new("unknown-operator", "No such operator is configured.", "operator"));
        }

        var drafted = ImmutableArray.CreateBuilder<DraftedRequest>();
        foreach (var target in command.Targets)
        {
            if (await directory.FindAsync(target.Institution, ct) is not { } entry)
            {
                return new LinkDraft.Refused(new("unknown-institution", "The directory does not list this institution.", $"targets[{target.Institution}]"));
            }

            if (!Allows(entry, command.Method))
            {
                return new LinkDraft.Refused(new("method-not-offered", $"{entry.Name} does not offer this way of authenticating.", $"targets[{target.Institution}]"));
            }

            var (drawn, wrong) = terms.Draft(target, command.Terms, entry, KoreanTime.Day(clock.GetUtcNow()));
            if (drawn is null)
            {
                return new LinkDraft.Refused(wrong!);
            }

            drafted.Add(new(new(operatorId.Value, target.Institution), entry, drawn));
        }

        return new LinkDraft.Drawn(operatorId.Value, drafted.ToImmutable());
    }

    private Refusal? Problem(BeginLink command)
    {
        if (command.Method is not (LinkMethods.Integrated or LinkMethods.Individual))
        {
            return new("unknown-method", "The method is integrated or individual.", "method");
        }

        if (command.Targets.IsDefaultOrEmpty || command.Targets.Length > options.TargetLimit)
        {
            return new("wrong-number", $"Choose 1 to {options.TargetLimit} institutions.", "targets");
        }

        if (command.Targets.DistinctBy(target => target.Institution).Count() != command.Targets.Length)
        {
            return new("institution-twice", "An institution was chosen twice.", "targets");
        }

        return command.Method == LinkMethods.Integrated && !signing.Authorities.Any(authority => authority.OrgCode == command.Authority)
            ? new("unknown-authority", "No such certificate authority is configured.", "authority")
            : null;
    }

    // The register is asked under the operator's certificate: the consent alone is enough, whichever way the others go.
    private static bool Allows(InstitutionEntry entry, string method) =>
        entry.Sector == Sector.VehicleRegister || (method == LinkMethods.Individual ? entry.AllowsIndividual : entry.AllowsIntegrated);
}

internal static class LinkMethods
{
    /// <summary>통합인증.</summary>
    public const string Integrated = "integrated";

    /// <summary>개별인증.</summary>
    public const string Individual = "individual";
}

internal abstract record LinkDraft
{
    private LinkDraft()
    {
    }

    public sealed record Drawn(OperatorId Operator, ImmutableArray<DraftedRequest> Requests) : LinkDraft;

    public sealed record Refused(Refusal Refusal) : LinkDraft;
}

internal sealed record DraftedRequest(ConnectionId Connection, InstitutionEntry Entry, TransferTerms Terms);
