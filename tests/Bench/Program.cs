using MyDataHub.Bench;
using MyDataHub.Bench.Collecting;
using MyDataHub.Bench.Growth;
using MyDataHub.Bench.Loading;
using MyDataHub.Bench.Memory;
using MyDataHub.Bench.Views;

// Every row, in the order of the table in the README.
Row[] rows =
[
    new ViewRow(),
    new FirstCollectionRow(),
    new CollectCpuRow(),
    new MemoryRow(),
    new GrowthRow(),
];

return args switch
{
    [BareServer.Verb, .. var bare] => await BareServer.RunAsync(bare),
    [StandIn.Verb, .. var plan] => await StandIn.RunAsync(plan),
    _ => await BenchCommand.RunAsync(rows, args),
};
