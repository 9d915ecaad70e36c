using System.Collections.Generic;
using NFUnitTest;
using Trackside.Core;

namespace Trackside.Simulation;

/// <summary>A box's flash: the segments and the small files, with one count of changes at which the power may go.</summary>
internal sealed class SimFlash(int seed, Mutant mutant) : ISegmentFiles, IStorage
{
    private readonly FakeSegments segments = new(seed);
    private readonly Dictionary<string, byte[]> files = [];
    private readonly LogRecord record = new();

    public bool IsOff => segments.IsOff;

    public int Changes => segments.Changes;

    /// <summary>Files that were deleted.</summary>
    public int Deletions { get; private set; }

    public void CutPowerAt(int change) => segments.CutPowerAt(change);

    public void PowerOff() => segments.PowerOff();

    public void PowerOn() => segments.PowerOn();

    public int Length(int file) => segments.Length(file);

    public int Read(int file, int offset, byte[] target, int count) => segments.Read(file, offset, target, count);

    public bool Append(int file, byte[] source, int count)
    {
        if (mutant == Mutant.FlashLies)
        {
            return !segments.IsOff;
        }

        if (mutant == Mutant.ForgetsCursor)
        {
            Forget(source, count);
        }

        return segments.Append(file, source, count);
    }

    public bool Delete(int file)
    {
        bool isDeleted = segments.Delete(file);
        Deletions += isDeleted ? 1 : 0;
        return isDeleted;
    }

    public int Read(string name, byte[] target)
    {
        if (IsOff || !files.TryGetValue(name, out byte[]? content))
        {
            return -1;
        }

        Array.Copy(content, target, Math.Min(content.Length, target.Length));
        return content.Length;
    }

    public bool Write(string name, byte[] source, int count)
    {
        // A move is whole or not at all: cut, the old file stays.
        if (IsOff || segments.Counts())
        {
            return false;
        }

        files[name] = source[..count];
        return true;
    }

    private void Forget(byte[] source, int count)
    {
        for (int at = 0; at < count; at += LogRecord.Size)
        {
            if (record.Read(source, at) && record.Kind is LogRecord.Passing or LogRecord.Cursor)
            {
                record.Acked = 0;
                record.Boot = record.Kind == LogRecord.Cursor ? 0 : record.Boot;
                record.Write(source, at);
            }
        }
    }
}
