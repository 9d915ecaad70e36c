using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Trackside.Venue.Running;

/// <summary>Turns Ctrl-C and SIGTERM into a wish to end, so that everything started can be ended in order. Any thread.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Begins to listen.</summary>
    public StopSignal()
    {
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Sleeps, but not past a signal.</summary>
    /// <returns>False when a signal has come.</returns>
    public bool Sleep(int milliseconds) => !source.Token.WaitHandle.WaitOne(milliseconds);

    /// <summary>Gives the signals back.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        source.Cancel();
    }
}
