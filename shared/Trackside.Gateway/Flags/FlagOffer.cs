using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>An aspect that timing offers to race control, which may ask for it or not. It changes nothing by itself.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Aspect">Yellow, for a vehicle against the running direction.</param>
/// <param name="Why"><c>wrong-way</c>.</param>
/// <param name="Transponder">Whom it concerns; null where the source knew none.</param>
/// <param name="Box">The timing box that saw it.</param>
/// <param name="Loop">Its loop.</param>
/// <param name="At">When, in microseconds since 1970 UTC.</param>
public sealed record FlagOffer(string Circuit, Aspect Aspect, string Why, long? Transponder, string Box, string Loop, long At);
