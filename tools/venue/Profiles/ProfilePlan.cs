using System.Collections.Generic;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Venue.Profiles;

/// <summary>A rule profile as its file tells it. Times in seconds, flash rate in thousandths of a hertz.</summary>
internal sealed record ProfilePlan(string Id, string Name, int FlashMilliHertz)
{
    /// <summary>Who asks for each aspect and who releases it: "control" or "marshal".</summary>
    public required IReadOnlyDictionary<Aspect, Authority> Authorities { get; init; }

    /// <summary>Whether green is shown only behind a yellow and after a restriction.</summary>
    public bool GreenAfterYellow { get; init; }

    /// <summary>How long it is then shown.</summary>
    public int GreenSeconds { get; init; }

    /// <summary>How long a yellow is shown at least.</summary>
    public int YellowSeconds { get; init; }

    /// <summary>Whether a post repeats the next one's yellow.</summary>
    public bool Mirror { get; init; }

    /// <summary>Whether the post before a double yellow shows yellow.</summary>
    public bool DoubleYellowLead { get; init; }

    /// <summary>How long a panel shows notice before race control takes its marshal's request over.</summary>
    public int NoticeSeconds { get; init; } = 5;

    /// <summary>How long red and the neutralisations stand at least before they are released.</summary>
    public int CentralSeconds { get; init; }

    /// <summary>What may follow an aspect; any aspect where it is not named.</summary>
    public IReadOnlyDictionary<Aspect, IReadOnlyList<Aspect>> Release { get; init; } = new Dictionary<Aspect, IReadOnlyList<Aspect>>();

    /// <summary>What issuers other than race control may ask and release; the first that fits counts.</summary>
    public IReadOnlyList<IssuerPlan> Issuers { get; init; } = [];

    /// <summary>What timing offers, or asks by itself.</summary>
    public OfferRules Offers { get; init; } = OfferRules.Usual;

    /// <summary>What each kind of light does without fresh control, in words.</summary>
    public required LossPlan Loss { get; init; }

    /// <summary>Night lux, day lux, percent at night of what restricts, of the rest.</summary>
    public required IReadOnlyList<int> Brightness { get; init; }

    /// <summary>Lamps of aspects that differ from the usual, as <c>first half/second half</c>.</summary>
    public required IReadOnlyDictionary<Aspect, string> Lamps { get; init; }
}

/// <summary>Who asks for an aspect and who releases it.</summary>
internal sealed record Authority(string Asked, string Released);

/// <summary>What becomes of each kind of light after a loss, in words.</summary>
internal sealed record LossPlan(string Warning, string Green, string Arrows, string PitExit);
