using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using MyDataHub.Gateway.Hosting;

namespace MyDataHub.Gateway.Commands;

/// <summary>The verbs of the executable. Whatever goes wrong ends in one sentence on stderr and a non-zero exit code.</summary>
internal sealed partial class HubCommand
{
    // The database's own stop is limited far below; ending before it would leave it running.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMinutes(2);

    private readonly Option<string[]> _settings = new("--settings")
    {
        Description = "A JSON file with further settings; may be given several times, later ones win",
        Recursive = true,
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Dictionary<string, string> Groups = new()
    {
        ["customer"] = "The people who use the hub",
        ["audit"] = "The record of what was done",
        ["database"] = "Where everything is kept",
        ["keys"] = "What signs for the authorization server",
    };

    private readonly RootCommand _root = new("MyDataHub. Any setting can be given as --Section:Key=value, or in the environment as Section__Key.");
    private readonly string[] _overrides;
    private readonly string[] _words;

    private HubCommand(string[] args)
    {
        // Settings have a colon in their name, which no option has.
        _overrides = [.. args.Where(argument => Setting().IsMatch(argument))];
        _words = [.. args.Where(argument => !Setting().IsMatch(argument))];
        _root.Options.Add(_settings);
    }

    /// <param name="args">As the process got them.</param>
    /// <param name="serve">What happens without a verb, and for the verb serve.</param>
    /// <param name="verbs">The other verbs.</param>
    internal static async Task<int> RunAsync(string[] args, Func<HubSettings, CancellationToken, Task<int>> serve, params IEnumerable<Verb> verbs)
    {
        var hub = new HubCommand(args);
        hub.Do(hub._root, (_, settings, ct) => serve(settings, ct));
        hub.Add(hub._root, new Verb("serve", "Start the hub (the default)", [], (_, settings, ct) => serve(settings, ct)));
        foreach (var verb in verbs)
        {
            hub.Add(hub._root, verb);
        }

        using var closed = new CancellationTokenSource();
        // A terminal that closes asks for the same as Ctrl-C; unanswered it would end us without stopping the database.
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            closed.Cancel();
        });
        return await hub._root.Parse(hub._words).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = StopTimeout }, closed.Token);
    }

    private void Add(Command parent, Verb verb)
    {
        foreach (var group in verb.Path.Split(' ').SkipLast(1))
        {
            var command = parent.Subcommands.FirstOrDefault(known => known.Name == group);
            if (command is null)
            {
                command = new Command(group, Groups[group]);
                parent.Subcommands.Add(command);
            }

            parent = command;
        }

        var leaf = new Command(verb.Path.Split(' ')[^1], verb.Description);
        foreach (var option in verb.Options)
        {
            leaf.Options.Add(option);
        }

        Do(leaf, verb.Run);
        parent.Subcommands.Add(leaf);
    }

    private void Do(Command command, Func<ParseResult, HubSettings, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, ct) => Failing.InOneSentenceAsync(
            () => run(parsed, new HubSettings(parsed.GetValue(_settings) ?? [], _overrides), ct)));

    [GeneratedRegex("^--[A-Za-z0-9]+(:[A-Za-z0-9_-]+)+=", RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}

/// <summary>Path: the words that call it, such as "customer add".</summary>
internal sealed record Verb(
    string Path, string Description, IReadOnlyList<Option> Options, Func<ParseResult, HubSettings, CancellationToken, Task<int>> Run);
