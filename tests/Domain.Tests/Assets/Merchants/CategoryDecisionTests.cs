using MyDataHub.Domain.Assets.Merchants;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Merchants;

public class CategoryDecisionTests
{
    [Fact]
    public void Agreeing_evidence_combines_by_noisy_or() => Assert.Equal(
        Vector.Expected("TX-8").GetDouble(),
        CategoryDecision.NoisyOr(Vector.Input("TX-8").EnumerateArray().Select(item => item.GetDouble())),
        1e-9);

    [Fact]
    public void Evidence_that_disagrees_without_a_lead_stays_uncategorised()
    {
        var decision = CategoryDecision.Of([new("dining", 0.75, "word"), new("groceries", 0.80, "purchase-code")]);

        Assert.Equal((Category.Uncategorised, "dining"), (decision.Category, decision.RunnerUp));
    }

    [Theory]
    [InlineData("㈜이마트 성수점", null, Category.Groceries)]
    [InlineData("KG이니시스-마켓컬리", null, Category.Groceries)]
    [InlineData("네이버페이", null, Category.Uncategorised)]
    [InlineData("네이버페이", "K1", Category.Dining)]
    [InlineData("스타벅스강남점", null, Category.Dining)]
    [InlineData("CU역삼점", null, Category.Groceries)]
    [InlineData("서울정형외과의원", null, Category.Health)]
    [InlineData("GS칼텍스 20261103112", null, Category.Transport)]
    public void Known_names_find_their_category(string raw, string? code, string expected) =>
        Assert.Equal(expected, CategoryEvidences.Decide(MerchantName.Of(raw), code).Category);

    [Theory]
    [InlineData("CUBE엔터")]
    [InlineData("KTX매거진사")]
    [InlineData("카카오")]
    [InlineData("마트료시카")]
    public void A_name_that_only_contains_a_keyword_is_not_taken_for_it(string raw) =>
        Assert.Equal(Category.Uncategorised, CategoryEvidences.Decide(MerchantName.Of(raw), null).Category);
}
