using MyDataHub.Bench;
using MyDataHub.Bench.Collecting;
using MyDataHub.Bench.Days;
using MyDataHub.Bench.Growth;
using MyDataHub.Bench.Loading;
using MyDataHub.Bench.Memory;
using MyDataHub.Bench.Open;
using MyDataHub.Bench.Tokens;
using MyDataHub.Bench.Views;

// Every row, in the order of the table in the README. Memory is first: what the rows before it let go of would count for its customers.
Row[] rows =
[
    new MemoryRow(),
    new ViewRow(),
    new FirstCollectionRow(),
    new CollectCpuRow(),
    new SecondCollectionRow(),
    new GrowthRow(),
    new OpenRow(usesDpop: false),
    new OpenRow(usesDpop: true),
    new TokenRow(),
];

return args switch
{
    [BareServer.Verb, .. var bare] => await BareServer.RunAsync(bare),
    [BareSigner.Verb, .. var signer] => await BareSigner.RunAsync(signer),
    [StandIn.Verb, .. var plan] => await StandIn.RunAsync(plan),
    [DayCommand.Verb, .. var words] => await DayCommand.RunAsync(words),
    _ => await BenchCommand.RunAsync(rows, args),
};
