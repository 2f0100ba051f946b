using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Randomness;

namespace MyDataHub.Sandbox.Households.Living;

/// <summary>
/// One person's whole financial life, lived a day at a time and kept. A moment is read by cutting every timeline
/// there, so how far the life has been lived never shows in an answer.
/// </summary>
internal sealed class Household(ulong seed, Person person, World world, DateOnly begins)
{
    private readonly List<IRoutine> _routines = [];
    private readonly List<IDayEnd> _books = [];
    private readonly PriorityQueue<Action<Day>, (DateOnly Day, int Order)> _agenda = new();
    private DateOnly _next = begins;
    private int _agreed;

    public Person Person { get; } = person;

    public World World { get; } = world;

    public DateOnly Begins { get; } = begins;

    public Lock Turn { get; } = new();

    public Relations Relations { get; } = new();

    /// <summary>The account that helps out when another one would run dry; family helps when there is none.</summary>
    public DepositAccount? Reserve { get; set; }

    public Dice Dice(string topic, long index = 0) => Randomness.Dice.For(seed, topic, index);

    public T Add<T>(T routine)
        where T : IRoutine
    {
        _routines.Add(routine);
        return routine;
    }

    /// <summary>Takes in a book that is settled at the end of each day.</summary>
    public T Keep<T>(T book)
        where T : IDayEnd
    {
        _books.Add(book);
        return book;
    }

    /// <summary>Something that will happen on a later day, such as the cancellation of a payment made today.</summary>
    public void Agree(DateOnly day, Action<Day> act) => _agenda.Enqueue(act, (day, _agreed++));

    public void LiveUntil(DateOnly last)
    {
        for (; _next <= last; _next = _next.AddDays(1))
        {
            Live(new Day(this, _next));
        }
    }

    private void Live(Day day)
    {
        while (_agenda.TryPeek(out var act, out var when) && when.Day <= day.Date)
        {
            _agenda.Dequeue();
            act(day);
        }

        // By index: living a day may add a routine, such as the deposit that follows a matured one.
        for (var i = 0; i < _routines.Count; i++)
        {
            _routines[i].Live(day);
        }

        foreach (var book in _books)
        {
            book.Settle();
        }
    }
}
