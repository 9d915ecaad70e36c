using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Messages;
using Trackside.Mosquitto;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Attacks;

/// <summary>
/// A box that was taken from its place: its real firmware runs with whatever papers it is given. Without power while nobody tries it, so that its name is free for
/// the intruder's other clients. One thread.
/// </summary>
internal sealed class StolenBox
{
    private const double StartSeconds = 30;

    private readonly VirtualVenue venue;
    private readonly VenueBox box;
    private readonly byte[] configuration;

    /// <summary>Takes the power from a box and waits until everybody knows that it is lost.</summary>
    public StolenBox(VirtualVenue venue, VenueBox box)
    {
        this.venue = venue;
        this.box = box;
        configuration = File.ReadAllBytes(At(VenueCompiler.FileName));
        Stop();
    }

    /// <summary>Its name.</summary>
    public string Id => box.Plan.Id;

    /// <summary>The box.</summary>
    public VenueBox Box => box;

    /// <summary>Its own papers.</summary>
    public MosquittoTls Papers => venue.Keys!.TlsOf(venue.Keys.Box(Id));

    private bool IsLost => venue.Gateway.ViewOf(Id)?.State == BoxState.Lost;

    /// <summary>Starts it with other papers and waits until the broker turned it away.</summary>
    /// <param name="papers">The papers; null to take them all away.</param>
    /// <param name="refusals">Refused handshakes so far.</param>
    /// <returns>Whether it was refused, and nobody heard of it.</returns>
    public bool IsTurnedAwayWith(MosquittoTls? papers, Func<int> refusals)
    {
        int before = refusals();
        Give(papers);
        box.PowerOn();
        bool isRefused = Patience.Until(() => refusals() > before || !IsLost, StartSeconds);
        bool isUnheard = IsLost;
        Stop();
        return isRefused && isUnheard;
    }

    /// <summary>Starts it as it was on its place.</summary>
    /// <returns>Whether it got ready.</returns>
    public bool IsReadyWithItsOwn()
    {
        Give(Papers);
        box.PowerOn();
        bool isReady = Patience.Until(() => venue.Gateway.ViewOf(Id)?.State == BoxState.Ready, StartSeconds);
        Stop();
        return isReady;
    }

    /// <summary>Lets it run as another box, by its own papers, until something is so.</summary>
    public void RunAs(VenueBox other, Func<bool> until)
    {
        Give(Papers);
        File.Copy(Path.Combine(other.Chip.Options.FlashFolder, VenueCompiler.FileName), At(VenueCompiler.FileName), overwrite: true);
        box.PowerOn();
        Patience.Until(until, StartSeconds);
        Stop();
        File.WriteAllBytes(At(VenueCompiler.FileName), configuration);
    }

    private void Stop()
    {
        box.Chip.PowerOff();
        if (!Patience.Until(() => IsLost, StartSeconds))
        {
            throw new InvalidOperationException($"{Id} has no power and is not lost: {venue.Gateway.ViewOf(Id)?.State}.");
        }
    }

    private void Give(MosquittoTls? papers)
    {
        IEnumerable<(string Name, string? Path)> files =
            [(KeyFolder.AuthorityFile, papers?.CaFile), (KeyFolder.Certificate, papers?.CertificateFile), (KeyFolder.PrivateKey, papers?.KeyFile)];
        foreach ((string name, string? path) in files)
        {
            File.Delete(At(name));
            if (path is not null)
            {
                File.Copy(path, At(name));
            }
        }
    }

    private string At(string name) => Path.Combine(box.Chip.Options.FlashFolder, name);
}
