namespace Trackside.House.Tests.Dialect;

/// <summary>One place that breaks a rule.</summary>
/// <param name="Type">Full name of the outermost type it is in; empty for the assembly as a whole.</param>
/// <param name="Place">Member, and file with line where the symbols tell.</param>
/// <param name="What">What stands there.</param>
internal sealed record Offence(string Type, string Place, string What);
