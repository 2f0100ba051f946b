namespace MyDataHub.Grains.Customers.Storing;

/// <summary>How much the remembered documents of all customers may take together, in bytes as they are stored.</summary>
internal sealed class DocumentRoom(long bytes)
{
    private long _left = bytes;

    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _left, -bytes) >= 0)
        {
            return true;
        }

        GiveBack(bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _left, bytes);
}
