using System;
using System.Collections.Generic;
using System.IO;
using Trackside.Venue.Commands;
using Trackside.Venue.Decoders;

namespace Trackside.Venue.Replay;

/// <summary>One frame of a capture.</summary>
/// <param name="Bytes">As they came over the line.</param>
/// <param name="IsSound">Whether they are a whole frame with its right CRC.</param>
/// <param name="Time">The decoder's time where it is a sound passing.</param>
internal sealed record CapturedFrame(byte[] Bytes, bool IsSound, long? Time);

/// <summary>Reads captures: one frame a line in hex, blank lines and lines that begin with # left out.</summary>
internal static class FrameFile
{
    /// <summary>Longest line that can be a frame: a P3 frame has at most some hundred bytes.</summary>
    private const int LongestFrame = 1024;

    /// <summary>Reads a whole file. Bytes that are no sound frame are kept: the box must cope with them.</summary>
    /// <exception cref="WrongUseException">The file cannot be read, or a line is no hex.</exception>
    public static IReadOnlyList<CapturedFrame> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"{path} cannot be read: name a file with one frame a line in hex.");
        }

        List<CapturedFrame> frames = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                byte[] bytes = Parse(line, path, i + 1);
                frames.Add(new CapturedFrame(bytes, P3Frame.IsSound(bytes), P3Frame.TimeOf(bytes)));
            }
        }

        return frames.Count > 0 ? frames : throw new WrongUseException($"{path} holds no frame: write one a line in hex.");
    }

    private static byte[] Parse(string line, string path, int number)
    {
        int strange = line.AsSpan().IndexOfAnyExcept("0123456789abcdefABCDEF");
        if (strange >= 0)
        {
            throw new WrongUseException($"{path}, line {number}, column {strange + 1}: '{line[strange]}' is no hex digit; write the frame as 0-9 and a-f only, or begin the line with # to leave it out.");
        }

        if (line.Length % 2 != 0)
        {
            throw new WrongUseException($"{path}, line {number}: an odd number of hex digits ({line.Length}); complete the last byte or remove the line.");
        }

        return line.Length <= 2 * LongestFrame
            ? Convert.FromHexString(line)
            : throw new WrongUseException($"{path}, line {number}: {line.Length / 2} bytes are no P3 frame ({LongestFrame} at most); write one frame a line.");
    }
}
