using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>Draws up the terms of one transfer request from what the customer chose, or says what is wrong with it. Pure.</summary>
internal sealed class TermsDrafting(IDatasetCatalogue catalogue, LinkingOptions options)
{
    public (TransferTerms? Terms, Refusal? Refusal) Draft(LinkTarget target, LinkTerms chosen, InstitutionEntry entry, DateOnly today)
    {
        var known = ScopesOf(entry.Sector);
        if (target.Scopes.FirstOrDefault(selection => !known.Contains(selection.Scope)) is { } unknown)
        {
            return (null, new("unknown-scope", $"{entry.Name} has no scope of that name.", $"targets[{target.Institution}].scopes[{unknown.Scope}]"));
        }

        var terms = new TransferTerms(Selected(target, known), options.Purpose, chosen.EndsOn, options.KeepUntil)
        {
            IsScheduled = chosen.IsScheduled,
            BasicCycleWeeks = chosen.IsScheduled ? chosen.CycleWeeks : null,
            AdditionalCycleWeeks = chosen.IsScheduled ? chosen.CycleWeeks : null,
            WithMemo = chosen.WithMemo && entry.Sector is Sector.Bank or Sector.Invest or Sector.Efin,
            WithMerchant = chosen.WithMerchant && entry.Sector is Sector.Card or Sector.Efin or Sector.Telecom,
            WithCategory = chosen.WithCategory && entry.Sector is Sector.Efin,
        };
        return ConsentPolicy.Standard.Check(terms, today) is { } problem ? (null, Explain(problem)) : (terms, null);
    }

    /// <summary>What the sector has; the list scope comes first, as every token holds it (section 4.2).</summary>
    private ImmutableArray<string> ScopesOf(Sector sector) =>
        [.. catalogue.Of(sector).Select(dataset => dataset.Scope).Distinct().OrderByDescending(IsList).ThenBy(scope => scope, StringComparer.Ordinal)];

    private static ImmutableArray<ScopeSelection> Selected(LinkTarget target, ImmutableArray<string> known) => target.Scopes.IsDefaultOrEmpty
        ? [.. known.Select(scope => new ScopeSelection(scope, []))]
        : [.. known.Where(IsList).Select(scope => new ScopeSelection(scope, [])), .. target.Scopes.Where(selection => !IsList(selection.Scope))];

    private static bool IsList(string scope) => scope.EndsWith(".list", StringComparison.Ordinal);

    private static Refusal Explain(TermsProblem problem) => problem switch
    {
        TermsProblem.NoScopes => new("no-scopes", "Nothing was chosen.", "targets"),
        TermsProblem.ScopeTwice => new("scope-twice", "A scope was chosen twice.", "targets"),
        TermsProblem.NoPurpose => new("no-purpose", "The purpose is missing.", "terms"),
        TermsProblem.EndsTooSoon => new("ends-too-soon", "The end date must be after today.", "terms.endsOn"),
        TermsProblem.EndsTooLate => new("ends-too-late", "The end date may be at most five years ahead.", "terms.endsOn"),
        TermsProblem.KeptTooShortly => new("kept-too-shortly", "Data cannot be kept for less time than the consent lasts.", "terms.endsOn"),
        TermsProblem.CycleWithoutSchedule => new("cycle-without-schedule", "A cycle needs scheduled transfers.", "terms.cycleWeeks"),
        TermsProblem.CycleOutOfRange => new("cycle-out-of-range", "The cycle is 1 to 4 weeks.", "terms.cycleWeeks"),
    };
}
