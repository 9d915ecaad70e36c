using System;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.ModelCheck.World;

/// <summary>The circuit that is explored: three signs, two posts, one barrier, one place, two loops, two routes. Unchanging; the times that last minutes are cut to seconds.</summary>
internal sealed class Scene
{
    public const int Signs = 3;
    public const int Posts = 2;

    /// <summary>Boxes besides control: signs first.</summary>
    public const int Boxes = Signs + Posts;

    public const int Routes = 2;
    public const long Utc = 1_700_000_000_000_000;

    /// <summary>Consents, the quiet time and the profile's other waits, in microseconds: over at the next step of the model's time.</summary>
    public const long Window = 3_000_000;

    public const long SweepCar = 77;
    public const long OtherCar = 78;
    public const int OutLoop = 2;
    public const int InLoop = 3;

    public static readonly string[] RouteNames = ["cw", "acw"];
    public static readonly string[] Hashes = ["0a1b2c3d", "4e5f6071"];
    public static readonly string[] BoxNames = ["s1", "s2", "s3", "p1", "p2"];

    /// <summary>Makes the scene.</summary>
    /// <param name="isJoined">Whether the second route is run together with a partner circuit.</param>
    public Scene(bool isJoined)
        : this(
            new DirectionPlan
            {
                Posts = ["p1", "p2"],
                Signs = ["s1", "s2", "s3"],
                Places = ["gate", "bend"],
                Contacts = [0, -1],
                Timers = ["t1"],
                Loops = ["sf", "l1", "out", "in"],
                Sweep = [[0, 1], [1, 0]],
                IsJoined = [false, isJoined],
                OutLoop = OutLoop,
                InLoop = InLoop,
                SweepCar = SweepCar,
            },
            new SignPlan { HasBarrier = true, Closed = 1, HasPit = true }) =>
        IsJoined = isJoined;

    private Scene(DirectionPlan plan, SignPlan sign)
    {
        Clock = new ClockModel();
        // One exchange an hour ahead of every instant the model uses would be as good: all that counts is that the clock is right.
        Clock.Take(StateNow, StateNow + Utc, StateNow + Utc, StateNow);
        plan.Routes = sign.Routes = RouteNames;
        plan.Hashes = sign.Hashes = Hashes;
        plan.Quiet = plan.Window = Window;
        plan.FirstEpoch = 1;
        sign.Arrows = [0, 1];
        Plan = plan;
        Sign = sign;
        Post = ReadPost();
    }

    /// <summary>One of two circuits: a sign, a post, a loop; its first route alone may be its own.</summary>
    public static Scene OfPair(PairRoutes routes) => new(
        new DirectionPlan { Posts = ["p1"], Signs = ["s1"], Places = [], Contacts = [], Timers = ["t1"], Loops = ["sf", "", "out", "in"], Sweep = [[0], [0]], IsJoined = [routes == PairRoutes.BothJoined, true], OutLoop = OutLoop, InLoop = InLoop },
        new SignPlan { HasPit = true });

    public bool IsJoined { get; }

    public ClockModel Clock { get; }

    public DirectionPlan Plan { get; }

    public SignPlan Sign { get; }

    public BoxConfiguration Post { get; }

    private static long StateNow => State.StateLayout.Now;

    private static BoxConfiguration ReadPost()
    {
        ConfigurationMessage message = new();
        message.SetInteger(ConfigurationMessage.Version, ConfigurationMessage.CurrentVersion);
        message.SetText(ConfigurationMessage.Venue, "model");
        message.SetText(ConfigurationMessage.Circuit, "speed");
        message.SetText(ConfigurationMessage.Box, "p1");
        message.SetText(ConfigurationMessage.Board, "VIRTUAL");
        message.SetText(ConfigurationMessage.Roles, "post");
        message.SetChoice(ConfigurationMessage.Language, 0);
        message.SetText(ConfigurationMessage.Route, RouteNames[0]);
        message.SetText(ConfigurationMessage.RouteHash, Hashes[0]);
        message.SetText(ConfigurationMessage.Routes, string.Join(',', RouteNames));
        message.SetText(ConfigurationMessage.RouteHashes, string.Join(',', Hashes));
        message.SetInteger(ConfigurationMessage.Epoch, 1);
        message.SetText(ConfigurationMessage.Profile, "fia");
        message.SetText(ConfigurationMessage.Broker, "127.0.0.1");
        message.SetInteger(ConfigurationMessage.BrokerPort, 1883);
        message.SetInteger(ConfigurationMessage.KeepAlive, 3);
        message.SetText(ConfigurationMessage.Clock, "127.0.0.1");
        message.SetInteger(ConfigurationMessage.ClockPort, 123);
        message.SetInteger(ConfigurationMessage.PostIndex, 0);
        byte[] buffer = new byte[message.Limit];
        byte[] file = ConfigurationSeal.Seal(buffer, new FlatJsonWriter().Write(message, buffer));
        BoxConfiguration configuration = BoxConfiguration.Read(file, file.Length, null);
        return configuration.Fault == ConfigurationFault.None
            ? configuration
            : throw new InvalidOperationException($"the model's post is not configured: {ConfigurationAdvice.InEnglish(configuration)}");
    }
}
