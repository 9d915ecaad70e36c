using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>An interlock of two posts and two signs in simulated time, and boxes that report what a test makes them report.</summary>
    internal sealed class InterlockBench
    {
        internal const int Cw = 0;
        internal const int Acw = 1;

        internal readonly DirectionPlan Plan = new DirectionPlan();
        internal readonly FakeStorage Storage;
        internal readonly ClockModel Clock = Clocks.Synced(0);
        internal Interlock Sut;
        internal long Now = 10000000;
        internal int Boot = 5;
        internal int Seq = 1;
        private readonly SignMessage sign = new SignMessage();
        private readonly LampsMessage lamps = new LampsMessage();
        private readonly ButtonMessage button = new ButtonMessage();
        private readonly ControlRequestMessage request = new ControlRequestMessage();

        /// <summary>A control box that has never run.</summary>
        internal InterlockBench()
            : this(new FakeStorage())
        {
        }

        /// <summary>A control box on a storage.</summary>
        internal InterlockBench(FakeStorage storage)
        {
            Storage = storage;
            Plan.Posts = new string[] { "p1", "p2" };
            Plan.Signs = new string[] { "s1", "s2" };
            Plan.Places = new string[] { "gate", "bend" };
            Plan.Contacts = new int[] { 0, -1 };
            Plan.Timers = new string[] { "t1" };
            Plan.Loops = new string[] { "sf", "l1", "out", "in" };
            Plan.Routes = new string[] { "cw", "acw" };
            Plan.Hashes = new string[] { "0a1b2c3d", "4e5f6071" };
            Plan.Sweep = new int[][] { new int[] { 0, 1 }, new int[] { 1, 0 } };
            Plan.IsJoined = new bool[2];
            Plan.OutLoop = 2;
            Plan.InLoop = 3;
            Plan.SweepCar = 77;
            Plan.Quiet = 300000000;
            Plan.FirstEpoch = 1;
            Reboot();
        }

        /// <summary>One whose clockwise direction is locked in epoch 1, or the next.</summary>
        internal static InterlockBench Locked()
        {
            InterlockBench bench = new InterlockBench();
            bench.Clear();
            bench.SetBarriers(Cw);
            bench.Prove();
            bench.Commit();
            return bench;
        }

        /// <summary>The power goes and comes.</summary>
        internal void Reboot()
        {
            Boot++;
            Storage.WritesLeft = -1;
            Sut = new Interlock(Plan, Storage, Clock, Boot, Now);
            Sut.TakeTimer(0, true, Now);
        }

        /// <summary>A second in which control tells, every box answers what is asked, and nobody presses anything.</summary>
        internal void Second()
        {
            Tell();
            Posts(Aspect.Red);
            Signs(Sut.Shown);
        }

        internal void Seconds(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Second();
            }
        }

        /// <summary>Control tells and a second passes, in which nobody answers.</summary>
        internal void Tell()
        {
            Sut.Told(Seq++);
            Now += 1000000;
            Clocks.Sync(Clock, Now);
            Sut.Step(Now);
        }

        internal void Posts(Aspect proved)
        {
            for (int post = 0; post < Plan.Posts.Length; post++)
            {
                Post(post, proved);
            }
        }

        internal void Post(int post, Aspect proved)
        {
            lamps.Clear();
            lamps.SetChoice(LampsMessage.Applied, (int)proved);
            lamps.SetChoice(LampsMessage.Proved, (int)proved);
            lamps.SetChoice(LampsMessage.Reason, (int)AspectReason.Central);
            lamps.SetInteger(LampsMessage.ControlBoot, Boot);
            lamps.SetInteger(LampsMessage.ControlSeq, Seq - 1);
            lamps.SetInteger(LampsMessage.Utc, Clock.ToUtc(Now));
            lamps.SetInteger(LampsMessage.Epoch, Sut.Epoch);
            if (Sut.Shown >= 0)
            {
                lamps.SetText(LampsMessage.RouteHash, Plan.Hashes[Sut.Shown]);
            }

            Sut.TakePost(post, lamps, Now);
            Sut.Step(Now);
        }

        internal void Signs(int shown)
        {
            for (int i = 0; i < Plan.Signs.Length; i++)
            {
                Sign(i, shown < 0 ? "none" : Plan.Routes[shown], false);
            }
        }

        internal void Sign(int number, string proved, bool isLatched)
        {
            Sign(number, proved, isLatched, Now);
        }

        /// <summary>A report that was made at an instant.</summary>
        internal void SignAt(int number, string proved, long at)
        {
            Sign(number, proved, false, at);
        }

        private void Sign(int number, string proved, bool isLatched, long at)
        {
            sign.Clear();
            sign.SetText(SignMessage.Applied, proved);
            sign.SetText(SignMessage.Proved, proved);
            sign.SetInteger(SignMessage.Epoch, Sut.Epoch);
            sign.SetInteger(SignMessage.ControlBoot, Boot);
            sign.SetInteger(SignMessage.ControlSeq, Seq - 1);
            sign.SetInteger(SignMessage.Utc, Clock.ToUtc(at));
            sign.SetInteger(SignMessage.Barrier, barrier);
            sign.SetFlag(SignMessage.Guard, isLatched);
            if (Sut.Shown >= 0)
            {
                sign.SetText(SignMessage.RouteHash, Plan.Hashes[Sut.Shown]);
            }

            Sut.TakeSign(number, sign, Now);
            Sut.Step(Now);
        }

        internal bool Press(int post)
        {
            return Button(post, ButtonEvent.Press, Now);
        }

        internal bool Button(int post, ButtonEvent kind, long at)
        {
            return Button(post, kind, at, true);
        }

        /// <summary>The same of a button that may not count: with the key off, or at fault.</summary>
        internal bool Button(int post, ButtonEvent kind, long at, bool counts)
        {
            button.Clear();
            button.SetText(ButtonMessage.Button, "section");
            button.SetChoice(ButtonMessage.Event, (int)kind);
            button.SetInteger(ButtonMessage.Seq, 1);
            button.SetFlag(ButtonMessage.Counts, counts);
            button.SetInteger(ButtonMessage.Utc, Clock.ToUtc(at));
            bool taken = Sut.TakeButton(post, button, Now);
            Sut.Step(Now);
            return taken;
        }

        internal bool Ask(ControlOperation operation, string target)
        {
            return AskFor(operation, target, null, LockOutReason.None);
        }

        internal bool AskFor(ControlOperation operation, string target, string by, LockOutReason reason)
        {
            request.Clear();
            request.SetText(ControlRequestMessage.Id, "r1");
            request.SetText(ControlRequestMessage.Issuer, "tower");
            request.SetInteger(ControlRequestMessage.Seq, 1);
            request.SetInteger(ControlRequestMessage.Expiry, 1);
            request.SetChoice(ControlRequestMessage.Operation, (int)operation);
            request.SetText(ControlRequestMessage.Target, target);
            request.SetText(ControlRequestMessage.By, by);
            request.SetChoice(ControlRequestMessage.Reason, (int)reason);
            bool taken = Sut.Ask(request, Now);
            Sut.Step(Now);
            return taken;
        }

        internal void Key()
        {
            Sut.TurnKey(Now);
            Sut.Step(Now);
        }

        internal void Pass(int loop, long vehicle)
        {
            PassAt(loop, vehicle, Now);
        }

        /// <summary>A passing that was made at an instant is heard of now.</summary>
        internal void PassAt(int loop, long vehicle, long at)
        {
            Sut.TakePassing(loop, vehicle, Clock.ToUtc(at), Now);
            Sut.Step(Now);
        }

        /// <summary>The sweep car, the sections and red: a clearance that is owed, or that CLEARING asks for.</summary>
        internal void Clear()
        {
            Seconds(5);
            int route = Sut.State == InterlockState.Blank ? Sut.Target : Sut.Direction;
            Sweep(route);
            Press(0);
            Press(1);
        }

        internal void Sweep(int route)
        {
            Pass(Plan.Sweep[route][0], Plan.SweepCar);
            Second();
            Pass(Plan.Sweep[route][1], Plan.SweepCar);
            Second();
        }

        internal void SetBarriers(int route)
        {
            barrier = 1 << route;
            Ask(ControlOperation.Confirm, "bend");
            Seconds(5);
        }

        /// <summary>Somebody moves the barrier; its contacts are told with the next report.</summary>
        internal void MoveBarrier(int route)
        {
            barrier = route < 0 ? 0 : 1 << route;
        }

        /// <summary>From SETTING on: the arrows, the acknowledgements and the sweep car.</summary>
        internal void Prove()
        {
            Seconds(3);
            Sweep(Sut.Target);
        }

        internal void Commit()
        {
            Ask(ControlOperation.Commit, "all");
            Press(0);
            Second();
        }

        private int barrier;
    }
}
