using MyDataHub.Bench;
using MyDataHub.Bench.Loading;
using MyDataHub.Bench.Views;

// Every row, in the order of the table in the README.
Row[] rows =
[
    new ViewRow(),
];

return args is [BareServer.Verb, .. var bare]
    ? await BareServer.RunAsync(bare)
    : await BenchCommand.RunAsync(rows, args);
