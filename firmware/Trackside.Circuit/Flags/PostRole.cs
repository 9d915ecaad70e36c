using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// A marshal post: the arbiter's aspect on the lamps every tick, with or without a network; what moves slowly ten times a second. Loop only; an idle
    /// tick allocates nothing.
    /// </summary>
    public sealed class PostRole : IRole
    {
        /// <summary>How long the lamp test button is held, with the key on, until the lamps are tested, in microseconds.</summary>
        public const long TestMicroseconds = 1000000;

        /// <summary>How long until it resets the guard, in microseconds.</summary>
        public const long ResetMicroseconds = 3000000;

        private const long SlowMicroseconds = 100000;
        private const long LightMicroseconds = 1000000;

        private readonly CentralAspect central;
        private readonly CircuitWord word;
        private readonly RuleProfile rules;
        private readonly Arbiter arbiter;
        private readonly IPanelOutput output;
        private readonly Panel panel;
        private readonly Neighbours neighbours;
        private readonly PermitOutput permit;
        private readonly AspectGuard guard;
        private readonly Dwell dwell;
        private readonly PostReport report;
        private readonly TakeOver takeOver;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly LinkManager link;
        private readonly InputBank inputs;
        private readonly IIndicators indicators;
        private readonly IAmbientLight light;
        private readonly ControlStateMessage control = new ControlStateMessage();
        private readonly LampsMessage neighbourLamps = new LampsMessage();
        private readonly StateMessage neighbourState = new StateMessage();
        private readonly int[] neighbourOfLetter;
        private readonly bool isAtLine;
        private readonly bool hasDwell;
        private Aspect applied = Aspect.Dark;
        private AspectReason reason;
        private LineBoard board;
        private int toldLights = -1;
        private int percent = 100;
        private int lux = -1;
        private int stateBits;
        private bool isAdopted;
        private bool isTesting;
        private bool isTestDone;
        private bool isTestAsked;
        private bool hasFailed;
        private Aspect called;
        private AspectReason calledWhy;
        private bool isGreenDue;
        private bool wantsPermit;
        private bool isFresh;
        private bool isNoticed;
        private bool isRouteKnown;
        private bool isWrongWay;
        private long slowAt = -1;
        private long lightAt;
        private long steppedAt;

        /// <summary>Makes the role.</summary>
        /// <param name="parts">What the box is put together from.</param>
        /// <param name="core">What its roles share.</param>
        public PostRole(BoxParts parts, RoleParts core)
        {
            PostConfiguration post = parts.Configuration.Post;
            rules = post.Rules;
            inputs = core.Inputs;
            clock = core.Clock;
            mail = core.Mail;
            link = core.Link;
            permit = core.Permit;
            guard = core.Guard;
            indicators = parts.Indicators;
            light = parts.Light;
            isAtLine = post.IsAtLine;
            central = new CentralAspect(clock, parts.Configuration.PostIndex);
            word = new CircuitWord(parts.Configuration);
            arbiter = new Arbiter(rules);
            output = parts.PanelOutput == null ? MakeOutput(parts, post) : parts.PanelOutput;
            panel = new Panel(inputs, post.Buttons, rules);
            neighbours = new Neighbours(parts.Configuration.Routes, rules);
            neighbours.Run(word.Route);
            neighbourOfLetter = NumbersOf(parts.Configuration.Posts);
            dwell = new Dwell(rules);
            hasDwell = rules.HoldYellow > 0;
            takeOver = new TakeOver(rules);
            report = new PostReport(this, clock, mail);
            long senses = (long)post.Lamps << Inputs.FirstSense;
            long green = 1L << (Inputs.FirstSense + Lamp.Green);
            guard.Forbid(green, senses & ~green);
            guard.NeedsPermit(green);
        }

        // A box that is control too hears its neighbours as posts of its circuit.
        private int[] NumbersOf(string[] posts)
        {
            int[] numbers = new int[posts == null ? 0 : posts.Length];
            for (int letter = 0; letter < numbers.Length; letter++)
            {
                numbers[letter] = neighbours.NumberOf(posts[letter]);
            }

            return numbers;
        }

        private IPanelOutput MakeOutput(BoxParts parts, PostConfiguration post)
        {
            LampBank bank = new LampBank(parts.Lamps, inputs, post.Lamps, rules.Pattern);
            if (parts.Pixels == null || post.PixelWidth == 0)
            {
                return bank;
            }

            PixelPanel pixels = new PixelPanel(parts.Pixels, post.PixelWidth, post.PixelHeight, true);
            return new PixelOutput(bank, pixels, rules.Pattern, inputs);
        }

        /// <inheritdoc/>
        public string Trouble
        {
            get
            {
                return hasFailed ? "post-failed" : guard.IsTripped ? "guard-latched" : output.Faults != 0 ? "lamp-fault" : null;
            }
        }

        /// <inheritdoc/>
        public long Alarms
        {
            get
            {
                long alarms = (hasFailed ? Alarm.RoleFailed : Alarm.None) | (output.Faults != 0 ? Alarm.LampFailed : Alarm.None);
                alarms |= (guard.IsTripped ? Alarm.GuardLatched : Alarm.None) | (panel.Faults != 0 ? Alarm.ButtonFault : Alarm.None);
                alarms |= reason == AspectReason.CannotShow ? Alarm.CannotShow : Alarm.None;
                alarms |= reason == AspectReason.Neighbour ? Alarm.NeighbourUnproved : Alarm.None;
                return alarms | (dwell.IsUnproved(steppedAt) ? Alarm.AspectUnproved : Alarm.None);
            }
        }

        /// <summary>What is decided before the output's own limits, and why.</summary>
        public Arbiter Arbiter { get { return arbiter; } }

        /// <summary>What race control asks of this post.</summary>
        public CentralAspect Central { get { return central; } }

        /// <summary>What it says beside the aspects.</summary>
        public CircuitWord Word { get { return word; } }

        /// <summary>The lamps, or the pixel panel, and their proof.</summary>
        public IPanelOutput Output { get { return output; } }

        /// <summary>The marshal's buttons.</summary>
        public Panel Panel { get { return panel; } }

        /// <summary>The posts before and after.</summary>
        public Neighbours Neighbours { get { return neighbours; } }

        /// <summary>The box's guard.</summary>
        public AspectGuard Guard { get { return guard; } }

        /// <summary>The box's permit.</summary>
        public PermitOutput Permit { get { return permit; } }

        /// <summary>What is driven.</summary>
        public Aspect Applied { get { return applied; } }

        /// <summary>Why.</summary>
        public AspectReason Reason { get { return hasFailed ? AspectReason.RoleFault : reason; } }

        /// <summary>Race control's notice that it takes the marshal's request over.</summary>
        public TakeOver TakeOver { get { return takeOver; } }

        /// <summary>A loop of this very box sees a vehicle against the running direction, or does no more: yellow meanwhile, without any network.</summary>
        public void SeeWrongWay(bool isSeen)
        {
            isWrongWay = isSeen;
        }

        /// <summary>The board shown at the line.</summary>
        public LineBoard Board { get { return board; } }

        /// <inheritdoc/>
        public bool IsClosed(long now)
        {
            return central.IsFresh(now) && central.Aspect == Aspect.Red;
        }

        /// <summary>
        /// Tests the lamps on a technician's word, green left out: with the panel's key on, while control holds red here and nobody reverses the circuit. The red is
        /// out for as long as the test takes, some two seconds.
        /// </summary>
        /// <returns>False where that may not be done now.</returns>
        public bool TryTest(long now)
        {
            if (isTesting || hasFailed || !MayTest(now) || applied != Aspect.Red)
            {
                return false;
            }

            isTesting = isTestAsked = true;
            return true;
        }

        /// <inheritdoc/>
        public void Step(long now)
        {
            steppedAt = now;
            bool synced = clock.IsSynced(now);
            panel.Step(now);
            LinkAge age = central.AgeAt(now, synced);
            isFresh = age == LinkAge.Fresh && !hasFailed;
            age = hasFailed && age == LinkAge.Fresh ? LinkAge.Old : age;
            Aspect asked = central.Aspect;
            Aspect decided = arbiter.Decide(asked, age, panel.Request, called, calledWhy, permit.IsAvailable && isRouteKnown, isGreenDue);
            // While the link may stand still in its handshake nothing may be in the dark half of a flash.
            Show(hasDwell ? dwell.Hold(decided, now) : decided, now, link.IsHolding ? LampPattern.Steady : synced ? clock.ToUtc(now) : now);
            if (now >= slowAt)
            {
                // Half a step off the reporter's: no tick does everything.
                slowAt = slowAt < 0 ? now + (SlowMicroseconds / 2) : now + SlowMicroseconds;
                StepSlowly(asked, now);
            }

            if (link.State == LinkState.Up)
            {
                report.Step(applied, hasFailed ? AspectReason.RoleFault : reason, stateBits, now, synced);
            }
        }

        /// <inheritdoc/>
        public void Take(Inbound inbound, long now)
        {
            // A partner circuit's is for the interlock alone.
            if (inbound.What == What.ControlState && inbound.Index != Subscriptions.Partner)
            {
                TakeControl(inbound, now);
            }
            else if (inbound.Index >= Subscriptions.FirstNeighbour)
            {
                TakeNeighbour(inbound, inbound.Index - Subscriptions.FirstNeighbour, now);
            }
            else if (inbound.Index < neighbourOfLetter.Length && neighbourOfLetter[inbound.Index] >= 0)
            {
                TakeNeighbour(inbound, neighbourOfLetter[inbound.Index], now);
            }
        }

        /// <inheritdoc/>
        public void TellAnew()
        {
            report.TellAnew();
        }

        /// <inheritdoc/>
        public void FailSafe()
        {
            // Green goes; a red or yellow that is lit stays lit, steady.
            hasFailed = true;
            permit.Refuse(PermitOutput.Post, true);
            applied = applied == Aspect.Green ? Aspect.Dark : applied;
            output.Step(applied, steppedAt, LampPattern.Steady);
        }

        private void Show(Aspect decided, long now, long phase)
        {
            if (isTesting)
            {
                // A test is broken off by anything that is to be shown.
                bool mayTest = decided <= Aspect.Dark || decided == Aspect.Fault || (isTestAsked && decided == Aspect.Red && MayTest(now));
                isTesting = mayTest && !link.IsHolding && output.StepTest(now);
                isTestAsked = isTestAsked && isTesting;
                applied = Aspect.Dark;
                reason = AspectReason.Test;
                if (isTesting)
                {
                    return;
                }
            }

            Aspect nearest = output.Nearest(decided);
            // Nothing an output cannot do may come out as less: only a green it cannot light goes dark.
            nearest = nearest >= decided || decided == Aspect.Green ? nearest : Aspect.Red;
            applied = nearest == Aspect.Green && decided != Aspect.Green ? Aspect.Red : nearest;
            reason = applied != decided ? AspectReason.CannotShow : hasDwell && dwell.IsHolding ? AspectReason.Dwell : arbiter.Reason;
            reason = reason == AspectReason.Guard && !isRouteKnown ? AspectReason.Route : reason;
            if (wantsPermit != (applied == Aspect.Green))
            {
                wantsPermit = !wantsPermit;
                permit.Want(PermitOutput.Post, wantsPermit);
            }

            output.Step(applied, now, phase);
        }

        private void StepSlowly(Aspect asked, long now)
        {
            neighbours.Run(word.Route);
            neighbours.Step(now);
            called = neighbours.Called;
            calledWhy = neighbours.Reason;
            if (isWrongWay && called < Aspect.Yellow)
            {
                called = Aspect.Yellow;
                calledWhy = AspectReason.WrongWay;
            }

            dwell.Watch(applied, output.Proved == applied, isFresh, neighbours.IsBehindYellow, now);
            isGreenDue = dwell.IsGreenDue;
            ReleaseRed(asked);
            if (takeOver.Step(isNoticed && isFresh, panel.Request, asked, panel.Presses, now))
            {
                panel.Release();
            }

            StepTest(now);
            ShowBoard();
            ShowLights(now);
            if (light != null && now >= lightAt)
            {
                lightAt = now + LightMicroseconds;
                lux = light.Read();
            }

            int wanted = rules.Brightness.PercentOf(lux, applied);
            if (wanted != percent)
            {
                percent = wanted;
                output.Dim(wanted);
            }

            stateBits = output.Faults | (panel.Faults << 8) | ((int)panel.Request << 18) | ((int)board << 22)
                | (guard.IsTripped ? 1 << 26 : 0) | (permit.IsRunning ? 1 << 27 : 0) | (panel.IsSectionClear ? 1 << 28 : 0) | (word.IsSameRoute ? 1 << 29 : 0)
                | (takeOver.IsShown ? 1 << 30 : 0);
        }

        // While a circuit is reversed its red is a proof, and a marshal's own red is not for a test to put out.
        private bool MayTest(long now)
        {
            bool isAtRest = word.Interlock == (int)InterlockState.Fixed || word.Interlock == (int)InterlockState.Locked;
            return panel.IsEnabled && isAtRest && panel.Request == Aspect.Dark && !guard.IsTripped && IsClosed(now);
        }

        // A marshal's red is out again once race control has made it its own (TakeControl) and then asks for less.
        private void ReleaseRed(Aspect asked)
        {
            isAdopted = isAdopted && panel.Request == Aspect.Red;
            if (isAdopted && isFresh && asked != Aspect.Red)
            {
                panel.Release();
                isAdopted = false;
            }
        }

        private void StepTest(long now)
        {
            long held = panel.TestHeld(now);
            isTestDone = isTestDone && held > 0;
            if (guard.IsTripped && held >= ResetMicroseconds)
            {
                guard.Reset(inputs.Active);
            }
            else if (!isTestDone && held >= TestMicroseconds && (applied == Aspect.Dark || applied == Aspect.Fault))
            {
                isTesting = isTestDone = true;
            }
        }

        private void ShowBoard()
        {
            LineBoard wanted = isAtLine && isFresh ? word.Board : LineBoard.None;
            if (wanted != board || wanted != LineBoard.None)
            {
                board = output.ShowBoard(wanted, word.Number) ? wanted : LineBoard.None;
            }
        }

        private void ShowLights(long now)
        {
            if (indicators == null)
            {
                return;
            }

            int lights = PanelLights.Of(applied, output.Proved == applied, PanelLights.Own)
                | PanelLights.Of(neighbours.Before, PanelLights.Before, now)
                | PanelLights.Of(neighbours.After, PanelLights.After, now)
                | (isFresh && !takeOver.IsDark(now) ? PanelLights.Link : 0) | (panel.IsEnabled ? PanelLights.Enabled : 0)
                | (output.Faults != 0 || panel.Faults != 0 || guard.IsTripped ? PanelLights.Fault : 0);
            if (lights != toldLights)
            {
                toldLights = lights;
                indicators.Show(lights);
            }
        }

        private void TakeControl(Inbound inbound, long now)
        {
            if (!mail.Read(inbound, control))
            {
                return;
            }

            CentralVerdict verdict = central.Take(control, inbound.IsRetained, now);
            report.Hear();
            if (verdict <= CentralVerdict.Late)
            {
                int interlock = word.Interlock;
                word.Take(control);
                isRouteKnown = word.Permits;
                isNoticed = word.IsNoticed && verdict == CentralVerdict.Taken;
                // Not by a red of before the marshal asked: who released that one may know nothing of him.
                isAdopted = isAdopted || (verdict == CentralVerdict.Taken && central.Aspect == Aspect.Red && panel.Request == Aspect.Red);
                if (word.Interlock != interlock)
                {
                    panel.ForgetSection();
                }
            }

            if (verdict == CentralVerdict.NoLetter)
            {
                mail.CountBad();
            }
            else if (verdict == CentralVerdict.Older || verdict == CentralVerdict.Late)
            {
                mail.CountStale();
            }
        }

        private void TakeNeighbour(Inbound inbound, int neighbour, long now)
        {
            if (inbound.What == What.Lamps && mail.Read(inbound, neighbourLamps))
            {
                neighbours.Take(neighbour, neighbourLamps, now);
            }
            else if (inbound.What == What.State && mail.Read(inbound, neighbourState))
            {
                neighbours.TakeState(neighbour, neighbourState.GetChoice(StateMessage.State) == (int)BoxState.Lost, now);
            }
        }
    }
}
