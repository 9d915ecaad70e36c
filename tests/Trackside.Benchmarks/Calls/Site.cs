namespace Trackside.Benchmarks.Calls;

/// <summary>One instruction of a measured assembly that costs the device something each time it runs.</summary>
/// <param name="Number">Its number in the counter.</param>
/// <param name="Caller">The method it stands in.</param>
/// <param name="Operation">What it does: the method it calls, or the instruction in words.</param>
/// <param name="Calls">Managed calls each time: 1 or 0.</param>
/// <param name="Objects">Heap objects each time, by <see cref="DeviceTable"/>.</param>
/// <param name="IsListed">False where the table does not know the platform method it calls: its objects are then a guess.</param>
internal sealed record Site(int Number, string Caller, string Operation, int Calls, int Objects, bool IsListed);
