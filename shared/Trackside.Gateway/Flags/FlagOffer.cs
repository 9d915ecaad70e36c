using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>An aspect that timing offers to race control. It changes nothing by itself.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Post">The post it is for; null where no route tells which stands before the loop.</param>
/// <param name="Aspect">Yellow for a vehicle against the direction, blue for one that is being lapped.</param>
/// <param name="Why"><c>wrong-way</c> or <c>lapped</c>.</param>
/// <param name="Transponder">Whom it concerns; null where the source knew none.</param>
/// <param name="Loop">The loop that told it.</param>
/// <param name="At">When, in microseconds since 1970 UTC.</param>
public sealed record FlagOffer(string Circuit, string? Post, Aspect Aspect, string Why, long? Transponder, string Loop, long At);
