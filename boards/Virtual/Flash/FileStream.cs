using System;
using System.IO;

namespace Trackside.Virtual.Shims;

/// <summary>The device's <c>System.IO.FileStream</c>: no buffer of its own, each write reaches the flash. One thread at a time.</summary>
public sealed class FileStream : Stream, IPowered
{
    private readonly Boot boot = Boot.Alive;
    private readonly VirtualFlash flash;
    private readonly System.IO.FileStream file;

    /// <summary>Opens a file for reading and writing (appending: writing).</summary>
    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">No such file, it exists though it shall be new, or another stream has it open for writing.</exception>
    public FileStream(string path, FileMode mode, FileAccess access)
    {
        flash = boot.Chip.Flash;
        Name = path;
        string host = flash.HostPath(path);
        FileShare share = access == FileAccess.Read ? FileShare.Read : FileShare.None;
        file = mode is FileMode.Open || (mode is FileMode.OpenOrCreate or FileMode.Append && System.IO.File.Exists(host))
            ? Open(host, mode, access, share)
            : Make(host, mode, access, share);
        boot.Attach(this);
    }

    /// <summary>The path it was opened by.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override bool CanRead => file.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => file.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => file.CanWrite;

    /// <inheritdoc/>
    public override long Length => Checked().Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => Checked().Position;
        set => Checked().Position = value;
    }

    /// <inheritdoc/>
    public override void Flush() => Checked().Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Checked().Read(buffer, offset, count);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Checked().Seek(offset, origin);

    /// <inheritdoc/>
    public override void SetLength(long value) => flash.Change(boot, () => file.SetLength(value));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => flash.Write(boot, buffer.AsSpan(offset, count), file);

    void IPowered.PowerLost() => file.Dispose();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            boot.Detach(this);
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static System.IO.FileStream Open(string host, FileMode mode, FileAccess access, FileShare share)
    {
        return new System.IO.FileStream(host, mode, access, share, bufferSize: 0);
    }

    private System.IO.FileStream Make(string host, FileMode mode, FileAccess access, FileShare share)
    {
        System.IO.FileStream? made = null;
        try
        {
            flash.Change(boot, () => made = Open(host, mode, access, share));
        }
        catch (PowerLostException)
        {
            made?.Dispose();
            throw;
        }

        return made!;
    }

    private System.IO.FileStream Checked()
    {
        boot.Check();
        return file;
    }
}
