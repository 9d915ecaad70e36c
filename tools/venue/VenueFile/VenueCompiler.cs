using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Profiles;

namespace Trackside.Venue.VenueFile;

/// <summary>Makes the sealed configuration of each box out of the plan.</summary>
internal static class VenueCompiler
{
    /// <summary>Name of the file below a box's flash.</summary>
    public const string FileName = "config.json";

    /// <summary>The epoch a venue starts with; reversals count it up.</summary>
    private const int FirstEpoch = 1;

    /// <summary>The bytes of one box's configuration file.</summary>
    /// <exception cref="InvalidOperationException">The configuration is longer than a device can hold.</exception>
    public static byte[] Compile(VenuePlan plan, CircuitPlan circuit, BoxPlan box)
    {
        ConfigurationMessage message = new();
        FillIdentity(message, plan, circuit, box);
        FillNetwork(message, plan.Network);
        FillRoles(message, circuit, box);
        RouteFields.Fill(message, plan, circuit, box);
        return Seal(message);
    }

    /// <summary>The bytes of a configuration file with these values.</summary>
    /// <exception cref="InvalidOperationException">It is longer than a device can hold.</exception>
    public static byte[] Seal(ConfigurationMessage message)
    {
        message.Remove(ConfigurationMessage.Seal);
        byte[] encoded = new byte[message.Limit];
        FlatJsonWriter writer = new();
        int count = writer.Write(message, encoded);
        if (writer.Error != CodecError.None || count <= 0)
        {
            string box = message.GetText(ConfigurationMessage.Box);
            throw new InvalidOperationException($"The configuration of box \"{box}\" cannot be written ({writer.Error}): its lists of names are too long.");
        }

        return ConfigurationSeal.Seal(encoded, count);
    }

    /// <summary>Writes the configuration into the folder that stands for the box's flash.</summary>
    public static void Write(VenuePlan plan, CircuitPlan circuit, BoxPlan box, string flashFolder)
    {
        Directory.CreateDirectory(flashFolder);
        File.WriteAllBytes(Path.Combine(flashFolder, FileName), Compile(plan, circuit, box));
    }

    private static void FillIdentity(ConfigurationMessage message, VenuePlan plan, CircuitPlan circuit, BoxPlan box)
    {
        RoutePlan route = circuit.Routes[0];
        message.SetInteger(ConfigurationMessage.Version, ConfigurationMessage.CurrentVersion);
        message.SetText(ConfigurationMessage.Venue, plan.Id);
        message.SetText(ConfigurationMessage.Circuit, circuit.Id);
        message.SetText(ConfigurationMessage.Box, box.Id);
        message.SetText(ConfigurationMessage.Board, box.Board);
        message.SetText(ConfigurationMessage.Roles, string.Join(',', box.Roles));
        message.SetChoice(ConfigurationMessage.Language, plan.Language == "en" ? 1 : 0);
        message.SetText(ConfigurationMessage.Route, route.Name);
        message.SetText(ConfigurationMessage.RouteHash, RouteHash.Of(circuit, route));
        message.SetInteger(ConfigurationMessage.Epoch, FirstEpoch);
        message.SetText(ConfigurationMessage.Profile, circuit.Profile);
    }

    private static void FillNetwork(ConfigurationMessage message, NetworkPlan network)
    {
        message.SetText(ConfigurationMessage.Broker, network.Broker);
        message.SetInteger(ConfigurationMessage.BrokerPort, network.BrokerPort);
        message.SetInteger(ConfigurationMessage.KeepAlive, network.KeepAliveSeconds);
        message.SetText(ConfigurationMessage.Clock, network.Clock);
        message.SetInteger(ConfigurationMessage.ClockPort, network.ClockPort);
        if (network.Clock2.Length > 0)
        {
            message.SetText(ConfigurationMessage.Clock2, network.Clock2);
            message.SetInteger(ConfigurationMessage.Clock2Port, network.Clock2Port);
        }
    }

    private static void FillRoles(ConfigurationMessage message, CircuitPlan circuit, BoxPlan box)
    {
        if (box.Is("timing"))
        {
            message.SetText(ConfigurationMessage.Loops, string.Join(',', box.Loops));
            message.SetText(ConfigurationMessage.Sources, string.Join(',', box.Loops.Select(box.SourceOf)));
            message.SetInteger(ConfigurationMessage.MinGap, box.MinGapMilliseconds);
            message.SetInteger(ConfigurationMessage.Outbox, BoardFacts.All[box.Board].Outbox);
        }

        IReadOnlyList<string> posts = circuit.Posts;
        if (box.Is("control"))
        {
            message.SetText(ConfigurationMessage.Posts, string.Join(',', posts));
            FillControl(message, circuit, box);
        }

        if (box.Bus.Count > 0)
        {
            message.SetText(ConfigurationMessage.Bus, string.Join(',', box.Bus));
        }

        if (box.Bus.Contains("battery"))
        {
            message.SetInteger(ConfigurationMessage.BatteryLow, box.BatteryLowMillivolts);
        }

        if (box.Is("post"))
        {
            message.SetInteger(ConfigurationMessage.PostIndex, posts.ToList().IndexOf(box.Id));
            FillPost(message, circuit, box);
        }
    }

    private static void FillControl(ConfigurationMessage message, CircuitPlan circuit, BoxPlan box)
    {
        if (box.RedButton)
        {
            message.SetFlag(ConfigurationMessage.RedButton, true);
        }

        if (circuit.Rules is { } rules)
        {
            ProfileCompiler.FillControl(message, rules);
        }
    }

    private static string WithExpander(string buttons) => Inputs.PanelListOf(Inputs.ParsePanel(buttons) | ExpanderButtons.All);

    private static void FillPost(ConfigurationMessage message, CircuitPlan circuit, BoxPlan box)
    {
        BoardFacts board = BoardFacts.All[box.Board];
        int lamps = Lamp.Parse(board.Lamps);
        if (box.Pixels.Length > 0)
        {
            // The panel shows blue and white itself, and takes their pins.
            lamps &= ~((1 << Lamp.Blue) | (1 << Lamp.White));
            message.SetText(ConfigurationMessage.Pixels, box.Pixels);
        }

        message.SetText(ConfigurationMessage.Lamps, Lamp.ListOf(lamps));
        message.SetText(ConfigurationMessage.Buttons, box.Bus.Contains("buttons") ? WithExpander(board.Buttons) : board.Buttons);
        if (box.Id == circuit.LinePost)
        {
            message.SetFlag(ConfigurationMessage.Line, true);
        }

        if (circuit.Rules is { } rules)
        {
            ProfileCompiler.Fill(message, rules);
        }
    }
}
