namespace Trackside.House.Tests.Dialect;

/// <summary>What compiles for the device and fails on it: why, what to write instead, and how to find it.</summary>
/// <param name="Name">Also the namespace of its samples, below Trackside.House.Samples.</param>
internal sealed record DialectRule(string Name, string Reason, string Remedy, Func<DeviceModule, IEnumerable<Offence>> Find)
{
    public string Describe(Offence offence) => $"{offence.Place}: {offence.What}. {Reason} {Remedy} [{Name}]";
}
