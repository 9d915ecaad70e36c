using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>
    /// A control box with an interlock on fake ports, and everybody who helps it: posts and signs that answer what is asked, marshals, the sweep car, race control. One proof can be
    /// withheld: then it stands still where it needs that proof.
    /// </summary>
    internal sealed class InterlockedControl
    {
        /// <summary>The vehicle that is no sweep car.</summary>
        internal const long Stranger = 4711;

        internal readonly BoxBench Bench;

        private const long Second = 1000000;
        private const int Boot = 5;
        private static readonly string[] hashes = { "0a1b2c3d", "4e5f6071" };
        private readonly Proof withheld;
        private readonly ControlStateMessage state = new ControlStateMessage();
        private readonly ControlReplyMessage reply = new ControlReplyMessage();
        private int seq;
        private int passings;

        /// <summary>Switches it on.</summary>
        /// <param name="withheld">The proof that nobody gives; <see cref="Proof.None"/> for none.</param>
        /// <param name="wasLocked">Whether a direction was locked when the power went; else nothing was kept.</param>
        internal InterlockedControl(Proof withheld, bool wasLocked)
        {
            this.withheld = withheld;
            ConfigurationMessage message = Configurations.Reversible("control");
            message.SetText(ConfigurationMessage.PitOut, "po");
            message.SetText(ConfigurationMessage.PitIn, "pi");
            message.SetInteger(ConfigurationMessage.SweepCar, 77);
            if (withheld == Proof.Partner)
            {
                message.SetText(ConfigurationMessage.JoinedRoutes, "cw,acw");
                message.SetText(ConfigurationMessage.Partner, "road");
            }

            BoxConfiguration configuration = Configurations.Read(message);
            FakeStorage storage = new FakeStorage();
            if (wasLocked)
            {
                DirectionPlan plan = DirectionPlan.Of(configuration);
                new InterlockStore(storage, plan).Keep(InterlockStore.Locked, plan.FirstEpoch, 0, 0, new byte[plan.BoxCount]);
            }

            FakeLink link = new FakeLink();
            Bench = new BoxBench(configuration, Boot, link, storage, Second);
            Link = link;
            Storage = storage;
            Bench.Tick();
            Bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            Bench.Sync();
            Bench.Tick();
            TimerIsReady();
        }

        internal FakeLink Link { get; }

        internal FakeStorage Storage { get; }

        internal Interlock Interlock { get { return Bench.Box.Control.Interlock.Interlock; } }

        /// <summary>The broker hands over what it kept of the timing box.</summary>
        internal void TimerIsReady()
        {
            StateMessage ready = new StateMessage();
            ready.SetChoice(StateMessage.State, (int)BoxState.Ready);
            ready.SetInteger(StateMessage.Boot, 1);
            Bench.Deliver(ready, Subscriptions.FirstTimer, true);
        }

        /// <summary>What is missing now.</summary>
        internal string MissingNow()
        {
            string missing = Bench.Box.Control.Interlock.Missing(Bench.Now, 160);
            return missing == null ? string.Empty : missing;
        }

        /// <summary>Everybody helps for so long.</summary>
        internal void Help(int seconds)
        {
            for (int i = 0; i < seconds; i++)
            {
                Act();
                Bench.Run(Second);
                Bench.Sync();
                Answer();
            }
        }

        /// <summary>Race control asks; gives the answer of the tick.</summary>
        internal ControlReplyMessage Ask(ControlOperation operation, string target)
        {
            ControlRequestMessage request = Controls.Request(++seq, target, Aspect.Green, Bench.Now);
            request.SetChoice(ControlRequestMessage.Operation, (int)operation);
            return Ask(request);
        }

        /// <summary>The same of a request that was made already.</summary>
        internal ControlReplyMessage Ask(ControlRequestMessage request)
        {
            request.SetInteger(ControlRequestMessage.Seq, ++seq);
            Bench.Deliver(request, 0, false);
            Bench.Tick();
            Link.Read(reply);
            return reply;
        }

        /// <summary>The key is turned on and off.</summary>
        internal void Key()
        {
            Bench.Board.Drive(Inputs.EnableKey, true);
            Bench.Run(Second / 5);
            Bench.Board.Drive(Inputs.EnableKey, false);
            Bench.Run(Second / 5);
        }

        /// <summary>A vehicle crosses a loop.</summary>
        internal void Cross(string loop, long vehicle)
        {
            PassingMessage passing = new PassingMessage();
            passing.SetInteger(PassingMessage.Boot, 1);
            passing.SetInteger(PassingMessage.Seq, ++passings);
            passing.SetText(PassingMessage.Loop, loop);
            passing.SetInteger(PassingMessage.Utc, Clocks.Utc + Bench.Now);
            passing.SetInteger(PassingMessage.Uncertainty, 1000);
            passing.SetChoice(PassingMessage.Source, (int)CrossingSource.Decoder);
            passing.SetInteger(PassingMessage.Transponder, vehicle);
            Bench.Deliver(passing, Subscriptions.FirstTimer, false);
            Bench.Tick();
        }

        // The second box of each kind is the one that withholds.
        private void Answer()
        {
            Link.Read(state);
            string direction = state.GetText(ControlStateMessage.Direction);
            int route = direction == "cw" ? 0 : direction == "acw" ? 1 : -1;
            for (int post = 0; post < 3; post++)
            {
                bool knowsRoute = route >= 0 && !(withheld == Proof.PostRoute && post == 1);
                Bench.Deliver(LampsOf(withheld == Proof.PostRed && post == 1 ? Aspect.Unproved : Aspect.Red, knowsRoute ? hashes[route] : null), post, false);
            }

            Bench.Tick();
            for (int sign = 0; sign < 2; sign++)
            {
                bool isMute = sign == 1 && withheld == (route < 0 ? Proof.SignDark : Proof.SignLit);
                Bench.Deliver(SignOf(isMute ? "unproved" : direction, route, withheld == Proof.NoConflict && sign == 1), Subscriptions.FirstSign + sign, false);
            }

            Bench.Tick();
        }

        private void Act()
        {
            bool clears = Interlock.State == InterlockState.Clearing || Interlock.State == InterlockState.Blank;
            bool proves = Interlock.State == InterlockState.Proving;
            if ((clears && withheld != Proof.TrackEmpty) || (proves && withheld != Proof.Sweep))
            {
                Cross("sf", 77);
                Cross("s1", 77);
            }

            for (int post = 0; post < 3; post++)
            {
                bool presses = clears ? withheld != Proof.Section || post != 1 : proves && post == 0 && withheld != Proof.CommitPost && Interlock.IsSwept();
                if (presses)
                {
                    Press(post, ButtonEvent.Press);
                }
            }

            if (Interlock.State == InterlockState.Blank && withheld != Proof.Place)
            {
                Ask(ControlOperation.Confirm, "bend");
            }

            if (proves && withheld != Proof.Key)
            {
                Key();
            }

            if (proves && withheld != Proof.CommitControl)
            {
                Ask(ControlOperation.Commit, "all");
            }
        }

        private void Press(int post, ButtonEvent kind)
        {
            ButtonMessage button = new ButtonMessage();
            button.SetText(ButtonMessage.Button, "section");
            button.SetChoice(ButtonMessage.Event, (int)kind);
            button.SetInteger(ButtonMessage.Seq, 1);
            button.SetFlag(ButtonMessage.Counts, true);
            button.SetInteger(ButtonMessage.Utc, Clocks.Utc + Bench.Now);
            Bench.Deliver(button, post, false);
            Bench.Tick();
        }

        private LampsMessage LampsOf(Aspect proved, string hash)
        {
            LampsMessage lamps = Controls.Lamps(Aspect.Red, proved, Boot, (int)state.GetInteger(ControlStateMessage.Seq));
            lamps.SetInteger(LampsMessage.Utc, Clocks.Utc + Bench.Now);
            lamps.SetInteger(LampsMessage.Epoch, state.GetInteger(ControlStateMessage.Epoch));
            lamps.SetText(LampsMessage.RouteHash, hash);
            return lamps;
        }

        private SignMessage SignOf(string proved, int route, bool isLatched)
        {
            SignMessage sign = new SignMessage();
            sign.SetText(SignMessage.Applied, proved);
            sign.SetText(SignMessage.Proved, proved);
            sign.SetInteger(SignMessage.Epoch, state.GetInteger(ControlStateMessage.Epoch));
            sign.SetInteger(SignMessage.ControlBoot, Boot);
            sign.SetInteger(SignMessage.ControlSeq, state.GetInteger(ControlStateMessage.Seq));
            sign.SetInteger(SignMessage.Utc, Clocks.Utc + Bench.Now);
            sign.SetInteger(SignMessage.Barrier, withheld == Proof.Barrier ? 0 : 3);
            sign.SetFlag(SignMessage.Guard, isLatched);
            sign.SetText(SignMessage.RouteHash, route < 0 ? null : hashes[route]);
            return sign;
        }
    }
}
