using System;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>A message that could not be read. It changed nothing.</summary>
/// <param name="Circuit">The circuit of its topic.</param>
/// <param name="Box">The box of its topic; <c>control</c> for the circuit's own.</param>
/// <param name="What">What it claimed to tell.</param>
/// <param name="Error">What is wrong with it.</param>
/// <param name="Position">The byte at which reading stopped.</param>
/// <param name="Count">How many bad messages the box has sent since the gateway started, this one included.</param>
public sealed record BadMessage(string Circuit, string Box, What What, CodecError Error, int Position, int Count);

/// <summary>A marshal's hand on a panel. May come twice: the same number in the same boot is the same hand.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Box">The post's box.</param>
/// <param name="Button">The button.</param>
/// <param name="Event">What happened to it.</param>
/// <param name="Seq">Number of the event in the box's boot, from 1.</param>
/// <param name="Utc">When, in microseconds since 1970 UTC; null where the box knew no UTC.</param>
/// <param name="Received">When the gateway received it, in microseconds since 1970 UTC.</param>
public sealed record ButtonNotice(string Circuit, string Box, string Button, ButtonEvent Event, int Seq, long? Utc, long Received);

/// <summary>A passing arrived late, in the midst of laps that were told already: ask for the laps of the transponder again.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Transponder">The transponder.</param>
public sealed record LapsRevised(string Circuit, long Transponder);

/// <summary>A passing arrived late: sectors, speeds or runs over a stage that were told already may be others. Ask for the sheet again.</summary>
/// <param name="Circuit">The circuit whose course it belongs to.</param>
/// <param name="Loop">Its loop.</param>
public sealed record TimesRevised(string Circuit, string Loop);

/// <summary>A box gives numbers of a boot that were used before: its storage was erased. Nothing is lost: its passings are kept apart as a new life.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Box">The box.</param>
/// <param name="Boot">The boot number that came again.</param>
/// <param name="Life">The life that begins, from 1.</param>
public sealed record BootsRestarted(string Circuit, string Box, int Boot, int Life);

/// <summary>The connection to the broker came or went.</summary>
/// <param name="Connected">True when it came.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record ConnectionChange(bool Connected, string Reason);

/// <summary>A group of passings could not be committed. Nothing of it was acknowledged; it is tried again.</summary>
/// <param name="Error">The database's error.</param>
/// <param name="Passings">Number of messages in the group.</param>
/// <param name="Retry">The pause before the next try.</param>
public sealed record StoreFailure(Exception Error, int Passings, TimeSpan Retry);
