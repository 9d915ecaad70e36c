using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>An aspect that timing offers to race control, which may ask for it or not. By itself it changes nothing.</summary>
/// <param name="Circuit">The circuit of the post.</param>
/// <param name="Aspect">Blue for a vehicle that is about to be caught, yellow for one against the running direction.</param>
/// <param name="Why"><c>lapped</c>, <c>slower</c> or <c>wrong-way</c>.</param>
/// <param name="Transponder">Whom it concerns; null where the source knew none.</param>
/// <param name="Box">The timing box that saw it.</param>
/// <param name="Loop">Its loop.</param>
/// <param name="At">When, in microseconds since 1970 UTC.</param>
public sealed record FlagOffer(string Circuit, Aspect Aspect, string Why, long? Transponder, string Box, string Loop, long At)
{
    /// <summary>The post at which it is to be shown; empty where no post is known.</summary>
    public string Post { get; init; } = "";

    /// <summary>The vehicle that comes from behind; null for none.</summary>
    public long? By { get; init; }

    /// <summary>From when it is to be shown, in microseconds since 1970 UTC.</summary>
    public long From { get; init; }

    /// <summary>When the offer expires.</summary>
    public long Until { get; init; }

    /// <summary>Whether the profile lets timing ask for it by itself.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether it says the same as another: of the same vehicles, at the same post.</summary>
    internal bool IsSameAs(FlagOffer other) =>
        Aspect == other.Aspect && Post == other.Post && Circuit == other.Circuit && Transponder == other.Transponder && By == other.By;
}
