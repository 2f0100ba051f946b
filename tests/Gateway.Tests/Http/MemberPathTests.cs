using System.Text.Json;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.Tests.Http;

public class MemberPathTests
{
    [Theory]
    [InlineData("$.targets[0].institution", "targets[0].institution")]
    [InlineData("$.cycle_weeks", "cycle_weeks")]
    [InlineData("$", "$")]
    [InlineData(null, "$")]
    [InlineData("$.김하늘", "$")]
    [InlineData("$.targets[0].김하늘", "$")]
    [InlineData("$['110-123-456789']", "$")]
    [InlineData("$.v8sK2mQ0", "$")]
    [InlineData("$.aVeryLongNameThatNobodyGivesToAMemberOfAnything", "$")]
    public void A_name_that_was_sent_is_said_again_only_where_it_looks_like_one(string? path, string expected) =>
        Assert.Equal(expected, MemberPath.Of(new JsonException("", path, 0, 0)));
}
