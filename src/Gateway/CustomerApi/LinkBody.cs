using System.ComponentModel.DataAnnotations;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Gateway.Http;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Method: integrated (통합인증) or individual (개별인증).</summary>
internal sealed record LinkBody(
    [property: Required] string? Method, string? Authority, [property: Required] IReadOnlyList<LinkTargetBody?>? Targets, [property: Required] LinkTermsBody? Terms) : IRequestBody
{
    private const int MaxTargets = 100;

    public Problem? FirstProblem() => this switch
    {
        { Method: not ("integrated" or "individual") } => Problems.InvalidRequest("method", "This must be integrated or individual."),
        { Authority: { } authority } when Text.OrgCodeProblem("authority", authority) is { } problem => problem,
        { Targets: null or [] } => Problems.InvalidRequest("targets", "Name at least one institution."),
        { Targets.Count: > MaxTargets } => Problems.InvalidRequest("targets", $"At most {MaxTargets} institutions fit one link."),
        { Terms: null } => Problems.InvalidRequest("terms", "This is required."),
        _ => TargetProblem() ?? Terms.FirstProblem(),
    };

    internal BeginLink ToCommand(Uri returnUrl, string? idempotencyKey) =>
        new(Method!, [.. Targets!.Select(target => target!.ToTarget())], Terms!.ToTerms(), returnUrl)
        {
            Authority = Authority,
            IdempotencyKey = idempotencyKey,
        };

    private Problem? TargetProblem()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Targets!.Count; i++)
        {
            var field = $"targets[{i}]";
            if (Targets[i] is not { } target)
            {
                return Problems.InvalidRequest(field, "This must be an object.");
            }

            if (target.FirstProblem(field) is { } problem)
            {
                return problem;
            }

            if (!seen.Add(target.Institution!))
            {
                return Problems.InvalidRequest($"{field}.institution", "This institution is named twice.");
            }
        }

        return null;
    }
}

/// <summary>No scopes means everything the institution has.</summary>
internal sealed record LinkTargetBody([property: Required] string? Institution, IReadOnlyList<ScopeBody?>? Scopes)
{
    private const int MaxScopes = 50;

    internal Problem? FirstProblem(string field)
    {
        if (Text.OrgCodeProblem($"{field}.institution", Institution) is { } problem)
        {
            return problem;
        }

        if (Scopes is { Count: > MaxScopes })
        {
            return Problems.InvalidRequest($"{field}.scopes", $"At most {MaxScopes} scopes.");
        }

        return (Scopes ?? []).Select((scope, i) => ScopeBody.ProblemOf(scope, $"{field}.scopes[{i}]")).FirstOrDefault(found => found is not null);
    }

    internal LinkTarget ToTarget() => new(new InstitutionId(Institution!), [.. (Scopes ?? []).Select(scope => scope!.ToSelection())]);
}

/// <summary>No assets means all of the scope.</summary>
internal sealed record ScopeBody([property: Required] string? Scope, IReadOnlyList<AssetBody?>? Assets)
{
    private const int MaxAssets = 500;

    internal static Problem? ProblemOf(ScopeBody? body, string field)
    {
        if (body is null)
        {
            return Problems.InvalidRequest(field, "This must be an object.");
        }

        if (Text.Problem($"{field}.scope", body.Scope, 1, 40) is { } problem)
        {
            return problem;
        }

        if (body.Assets is { Count: > MaxAssets })
        {
            return Problems.InvalidRequest($"{field}.assets", $"At most {MaxAssets} assets.");
        }

        return (body.Assets ?? []).Select((asset, i) => AssetBody.ProblemOf(asset, $"{field}.assets[{i}]")).FirstOrDefault(found => found is not null);
    }

    internal ScopeSelection ToSelection() => new(Scope!, [.. (Assets ?? []).Select(asset => new ChosenAsset(asset!.Number!, asset.Seqno))]);
}

internal sealed record AssetBody([property: Required] string? Number, string? Seqno)
{
    internal static Problem? ProblemOf(AssetBody? body, string field) => body is null
        ? Problems.InvalidRequest(field, "This must be an object.")
        : Text.Problem($"{field}.number", body.Number, 1, 64)
            ?? (body.Seqno is null ? null : Text.Problem($"{field}.seqno", body.Seqno, 1, 16));

    public override string ToString() => nameof(AssetBody);
}

/// <summary>What is optional in a consent is refused unless it is said.</summary>
internal sealed record LinkTermsBody(
    [property: Required] bool? IsScheduled, int? CycleWeeks, [property: Required] DateOnly? EndsOn, bool? WithMemo, bool? WithMerchant, bool? WithCategory)
{
    internal Problem? FirstProblem() => this switch
    {
        { IsScheduled: null } => Problems.InvalidRequest("terms.isScheduled", "This is required."),
        { CycleWeeks: not (null or (>= 1 and <= 4)) } => Problems.InvalidRequest("terms.cycleWeeks", "This must be 1 to 4 weeks."),
        { IsScheduled: true, CycleWeeks: null } => Problems.InvalidRequest("terms.cycleWeeks", "This is required for scheduled transfers."),
        { EndsOn: null } => Problems.InvalidRequest("terms.endsOn", "This is required."),
        _ => null,
    };

    internal LinkTerms ToTerms() =>
        new(IsScheduled!.Value, CycleWeeks ?? 1, EndsOn!.Value, WithMemo ?? false, WithMerchant ?? false, WithCategory ?? false);
}
