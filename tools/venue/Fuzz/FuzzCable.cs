using System;
using System.Threading;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Venue.Fuzz;

/// <summary>
/// Types lines on the cable of a box as fast as its console reads them: 128 bytes every tenth of a second, as on a board. A thread of its own from the constructor to
/// <see cref="Dispose"/>, which waits until all that was typed is read.
/// </summary>
internal sealed class FuzzCable : IDisposable
{
    /// <summary>Bytes put on the line at once: half of what the port's buffer holds.</summary>
    private const int Piece = 128;

    /// <summary>A console that reads nothing for so long has stopped.</summary>
    private const int PatienceMilliseconds = 10_000;

    private readonly FuzzBox box;
    private readonly VirtualUart uart;
    private readonly Func<FuzzBox, (long Number, byte[] Line)?> next;
    private readonly FuzzTrail trail;
    private readonly int room;
    private readonly Thread thread;
    private volatile bool ends;

    /// <summary>Begins to type.</summary>
    /// <param name="box">The box; it runs, and nothing waits on its cable.</param>
    /// <param name="next">Gives the next line and its number; null where there is none.</param>
    /// <param name="trail">Keeps what is typed.</param>
    public FuzzCable(FuzzBox box, Func<FuzzBox, (long Number, byte[] Line)?> next, FuzzTrail trail)
    {
        this.box = box;
        this.next = next;
        this.trail = trail;
        uart = box.Box.Chip.Uart(Wiring.ConsolePort);
        room = uart.Free;
        thread = new Thread(Run) { IsBackground = true, Name = $"cable of {box.Id}" };
        thread.Start();
    }

    /// <summary>Whether the box stopped reading.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>Types no more, and waits until what was typed is read.</summary>
    public void Dispose()
    {
        ends = true;
        thread.Join();
    }

    private void Run()
    {
        while (!ends && !IsStuck && next(box) is { } line)
        {
            byte[] typed = [.. line.Line, (byte)'\r'];
            trail.Keep(new FuzzInput(FuzzKind.CableLine, line.Number, box.Id, "", typed));
            IsStuck = !Type(typed);
            if (!IsStuck)
            {
                box.CountCableLine();
            }
        }

        // Room for everything: nothing is left unread.
        IsStuck = IsStuck || !uart.WaitForRoom(room, PatienceMilliseconds);
    }

    private bool Type(byte[] typed)
    {
        for (int at = 0; at < typed.Length; at += Piece)
        {
            ReadOnlySpan<byte> piece = typed.AsSpan(at, Math.Min(Piece, typed.Length - at));
            if (!uart.WaitForRoom(piece.Length, PatienceMilliseconds))
            {
                return false;
            }

            uart.Feed(piece);
        }

        return true;
    }
}
