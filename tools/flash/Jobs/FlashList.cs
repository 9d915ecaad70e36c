using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Flash.Boards;
using Trackside.Venue.Commands;
using Trackside.Venue.VenueFile;

namespace Trackside.Flash.Jobs;

/// <summary>Which box is on which port: from the command line, or one a line of a list (<c>BOX PORT [BOARD]</c>, <c>#</c> begins a remark).</summary>
internal static class FlashList
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="WrongUseException">Something in it does not fit; every line that does not is named.</exception>
    public static IReadOnlyList<Target> Read(string path, VenuePlan plan)
    {
        if (!File.Exists(path))
        {
            throw new WrongUseException($"{path} cannot be read: name a list with a box and its port in each line.");
        }

        List<Target> targets = [];
        List<string> troubles = [];
        foreach ((int number, string line) in File.ReadLines(path).Select((line, index) => (index + 1, line.Split('#')[0].Trim())).Where(line => line.Item2.Length > 0))
        {
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            try
            {
                targets.Add(words.Length is 2 or 3
                    ? Find(plan, words[0], words.Length == 3 ? words[2] : null, words[1])
                    : throw new WrongUseException("write BOX PORT, or BOX PORT BOARD"));
            }
            catch (WrongUseException e)
            {
                troubles.Add($"{Path.GetFileName(path)}, line {number}: {e.Message}");
            }
        }

        troubles.AddRange(targets.GroupBy(target => target.Port).Where(group => group.Count() > 1).Select(group => $"{Path.GetFileName(path)}: port {group.Key} is there more than once: a port has one box"));
        troubles.AddRange(targets.GroupBy(target => target.Box.Id).Where(group => group.Count() > 1).Select(group => $"{Path.GetFileName(path)}: box {group.Key} is there more than once: there is one of each"));
        return troubles.Count == 0 && targets.Count > 0 ? targets : throw new WrongUseException(troubles.Count == 0 ? $"{path} names no box." : string.Join(Environment.NewLine, troubles));
    }

    /// <summary>Finds a box and its board.</summary>
    /// <param name="plan">The venue.</param>
    /// <param name="id">The box.</param>
    /// <param name="board">The board in the technician's hand; null for that of the venue file.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="WrongUseException">The venue has no such box, or it is for another board.</exception>
    public static Target Find(VenuePlan plan, string id, string? board, string port)
    {
        CircuitPlan? circuit = plan.Circuits.FirstOrDefault(each => each.Boxes.Any(box => box.Id == id));
        BoxPlan? box = circuit?.Boxes.First(each => each.Id == id);
        if (box is null)
        {
            throw new WrongUseException($"The venue has no box \"{id}\": it has {string.Join(", ", plan.Boxes.Select(each => each.Id))}.");
        }

        if (board is not null && board != box.Board)
        {
            throw new WrongUseException($"Box \"{id}\" is for board {box.Board}, not {board}: correct the \"board\" of the box in the venue file, or take the other board.");
        }

        return new Target(circuit!, box, FlashBoard.Find(box.Board), port);
    }
}
