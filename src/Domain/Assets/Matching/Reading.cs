using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>What one row is to the household, and the rule that said so.</summary>
internal sealed record Reading(FlowClass Class, string Rule, string? Category = null)
{
    internal static Reading Spending(string category, string rule) => new(FlowClass.Spending, rule, category);
}
