namespace Trackside.Venue.Attacks;

/// <summary>What an intruder tries. The order is that of the table.</summary>
internal enum AttackKind
{
    /// <summary>A client without TLS.</summary>
    NoTls,

    /// <summary>TLS, but no certificate.</summary>
    NoCertificate,

    /// <summary>A certificate that signs itself.</summary>
    SelfSigned,

    /// <summary>A certificate of the venue's authority that has run out.</summary>
    Expired,

    /// <summary>A certificate that was revoked.</summary>
    Revoked,

    /// <summary>A box that runs another box's configuration by its own certificate.</summary>
    AnotherCertificate,

    /// <summary>A box that writes another box's topics.</summary>
    ForeignTopic,

    /// <summary>A box that writes <c>control/state</c>.</summary>
    BoxPermits,

    /// <summary>A client that is not race control writes <c>control/request</c>.</summary>
    NotRaceControl,

    /// <summary>A request whose signature is missing, wrong or of another message.</summary>
    ForgedRequest,

    /// <summary>A request of race control, played again.</summary>
    ReplayedRequest,

    /// <summary>A request signed rightly, past its expiry.</summary>
    ExpiredRequest,

    /// <summary>A broker that was taken over tells a <c>control/state</c> nobody signed.</summary>
    ForgedState,

    /// <summary>It tells an old one again.</summary>
    ReplayedState,

    /// <summary>It tells a post's proof that the post did not sign.</summary>
    ForgedProof,

    /// <summary>It tells the gateway a <c>control/state</c> nobody signed.</summary>
    ForgedStateShown,

    /// <summary>It tells the gateway an old one again.</summary>
    ReplayedStateShown,

    /// <summary>It tells the gateway a post's proof that the post did not sign.</summary>
    ForgedProofShown,
}

/// <summary>Where a refusal is to be seen.</summary>
internal enum AttackSeen
{
    /// <summary>The broker's log.</summary>
    BrokerLog,

    /// <summary>The control box's reply to everybody, its alarm <c>message-forged</c>, and its health.</summary>
    Reply,

    /// <summary><c>badMessages</c> or <c>staleMessages</c> in the health of the box that refused.</summary>
    Health,

    /// <summary>The gateway: its count for the box, its event, and what it goes on showing.</summary>
    Gateway,
}
