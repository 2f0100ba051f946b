using MyDataHub.Domain.Assets.Merchants;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Merchants;

public class MerchantNameTests
{
    [Theory]
    [InlineData("TX-1")]
    [InlineData("TX-2")]
    [InlineData("TX-3")]
    [InlineData("TX-4")]
    [InlineData("TX-5")]
    [InlineData("TX-6")]
    [InlineData("TX-7a")]
    [InlineData("TX-7b")]
    public void A_raw_name_is_taken_apart_as_computed(string vector)
    {
        var expected = Vector.Expected(vector);

        var name = MerchantName.Of(Vector.Input(vector).GetString()!);

        Assert.Equal(
            (expected.GetProperty("name").GetString(), expected.GetProperty("via").GetString(), expected.GetProperty("branch").GetString()),
            (name.Name, name.Via, name.Branch));
    }

    [Fact]
    public void A_kind_of_shop_after_a_space_is_no_branch() => Assert.Null(MerchantName.Of("홍길동 아이스크림 전문점").Branch);

    [Fact]
    public void The_rules_that_were_applied_are_listed() =>
        Assert.Equal("nfkc corporate-mark branch", string.Join(' ', MerchantName.Of("㈜이마트 성수점").Rules));

    [Fact]
    public void A_gateway_behind_the_name_is_found_too() =>
        Assert.Equal(("무신사", "토스페이먼츠"), (MerchantName.Of("무신사*토스페이먼츠").Name, MerchantName.Of("무신사*토스페이먼츠").Via));
}
