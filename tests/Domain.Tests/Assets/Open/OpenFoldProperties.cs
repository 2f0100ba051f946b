using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Domain.Tests.Assets.Books;

namespace MyDataHub.Domain.Tests.Assets.Open;

public partial class OpenFoldProperties
{
    private static readonly string[] Facts = ["id", "accountId", "itemId", "name", "institution", "institutionName", "maskedNumber", "plate", "vinTail", "merchant", "title", "code", "month", "dueOn"];

    [Property(MaxTest = 100)]
    public Property What_is_shared_would_be_the_same_if_nothing_else_existed() => Prop.ForAll(
        Arb.From(RandomScopes.Sharings()),
        sharing => (OpenTesting.AllText(sharing.WithoutTheRest(), sharing.Scope, sharing.Golden.Inputs)
            == OpenTesting.AllText(sharing.Whole, sharing.Scope, sharing.Golden.Inputs)).Label(sharing.Name));

    [Property(MaxTest = 100)]
    public Property No_name_id_number_or_amount_of_anything_else_is_in_the_bytes() => Prop.ForAll(
        Arb.From(RandomScopes.Sharings()),
        sharing =>
        {
            var text = OpenTesting.AllText(sharing.Whole, sharing.Scope, sharing.Golden.Inputs);
            var numbers = Numbers().Matches(text).Select(match => match.Value).ToHashSet();
            return Secrets(sharing).All(secret => char.IsAsciiDigit(secret[0]) ? !numbers.Contains(secret) : !text.Contains(secret, StringComparison.Ordinal))
                .Label(sharing.Name + string.Join(", ", Secrets(sharing).Where(secret => text.Contains(secret, StringComparison.Ordinal))));
        });

    [Property(MaxTest = 100)]
    public Property Narrowing_never_adds_a_fact() => Prop.ForAll(
        Arb.From(RandomScopes.Narrowings()),
        pair => Told(pair.Narrow).IsSubsetOf(Told(pair.Wide))
            .Label(pair.Wide.Name + string.Join(", ", Told(pair.Narrow).Except(Told(pair.Wide)))));

    /// <summary>What is said of unshared things and of no shared one.</summary>
    private static HashSet<string> Secrets(Sharing sharing)
    {
        var kept = Said(sharing, keeps: true).ToHashSet();
        // Round amounts are also differences of others by chance.
        return [.. Said(sharing, keeps: false).Where(secret => !kept.Contains(secret) && !secret.EndsWith("0000", StringComparison.Ordinal))];
    }

    private static IEnumerable<string> Said(Sharing sharing, bool keeps)
    {
        var household = sharing.Golden.Household;
        foreach (var asset in Sharing.Assets(sharing.Golden).Where(asset => sharing.Keeps(asset) == keeps))
        {
            yield return OpenTesting.Id(asset);
            foreach (var row in household.Facts().SelectMany(fact => fact.Value is AssetList list ? list.Assets.Where(row => row.Key == asset) : []))
            {
                yield return row.Name;
            }
        }

        // A company's bills repeat what the account says that pays them.
        var facts = household.Facts().Where(fact => fact.Key.Subject is { } subject ? sharing.Keeps(subject) == keeps : keeps).Select(fact => (object)fact.Value);
        var rows = household.Rows.Where(row => sharing.Keeps(row.Account) == keeps);
        foreach (var amount in facts.Concat(rows).SelectMany(said => Numbers().Matches(Samples.Dump(said))).Select(match => match.Value))
        {
            yield return amount;
        }
    }

    private static HashSet<string> Told(Sharing sharing)
    {
        var view = OpenTesting.Node(sharing.Whole.Open(sharing.Scope, sharing.Golden.Inputs));
        var rows = sharing.Scope.Has(ConsentDetails.Transactions) ? OpenTesting.Node(sharing.Whole.Rows(sharing.Scope)) : new JsonArray();
        return [.. Told(view).Concat(Told(rows))];
    }

    private static IEnumerable<string> Told(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Told),
        JsonObject members => members.SelectMany(member => member.Value is JsonValue value && Facts.Contains(member.Key) ? [$"{member.Key}={value}"] : Told(member.Value)),
        _ => [],
    };

    // Amounts of five digits and more: smaller ones are also days, codes and percentages.
    [GeneratedRegex(@"(?<![\d.])\d{5,10}(\.\d+)?(?![\d.])")]
    private static partial Regex Numbers();
}
