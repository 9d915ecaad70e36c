using System;

namespace Trackside.Gateway;

/// <summary>What becomes of an aspect that timing would like to see.</summary>
public enum OfferMode
{
    /// <summary>Nothing is said.</summary>
    Off,

    /// <summary>It is offered to race control, which asks for it or declines it.</summary>
    Offered,

    /// <summary>It is offered, and asked of the control box at once, as the issuer <c>timing</c>.</summary>
    Asked,
}

/// <summary>A rule profile's word on what timing may offer.</summary>
/// <param name="Blue">To a vehicle that is about to be caught.</param>
/// <param name="WrongWay">Yellow before a vehicle against the running direction.</param>
public sealed record OfferRules(OfferMode Blue, OfferMode WrongWay)
{
    /// <summary>Whether only a vehicle that is about to be lapped gets blue; else every slower one.</summary>
    public bool LappedOnly { get; init; } = true;

    /// <summary>How long before the meeting blue is shown, and at most how long it stays.</summary>
    public TimeSpan BlueLead { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Where no profile says anything: everything is offered, nothing asked.</summary>
    public static OfferRules Usual { get; } = new(OfferMode.Offered, OfferMode.Offered);
}
