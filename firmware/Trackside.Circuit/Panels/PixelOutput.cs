using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Discrete lamps with a pixel panel beside them. The panel shows the aspect itself, shapes and digits; the lamps show what they can of the same,
    /// so that a panel that fails leaves a flag. Green is the lamp's alone: the panel holds its last picture when the loop is stuck, the lamp goes
    /// dark with the permit. The panel is proved by the current it draws. Loop only; allocates only when it is made.
    /// <code>
    /// aspect                                lamps                          panel
    /// Red, Yellow, DoubleYellow, Fault      the same                       the same
    /// SafetyCar, VSC, FCY, Code60           double yellow, else yellow     the same
    /// Slippery, White, Blue                 by the profile, else dark      the same
    /// Green                                 green                          black, or a board at the line
    /// Dark                                  dark                           black, or a board at the line
    /// panel failed                          the next aspect lamps can show whatever it still shows
    /// </code>
    /// </summary>
    public sealed class PixelOutput : IPanelOutput
    {
        /// <summary>Bit of the panel in <see cref="Faults"/>: behind those of the lamps.</summary>
        public const int PanelBit = 1 << Lamp.Count;

        /// <summary>Time for a picture to reach the panel and its current the sense, in microseconds; a shorter half of a flash is not judged.</summary>
        public const long SettleMicroseconds = 150000;

        /// <summary>Agreement after which a failed panel is trusted again, in microseconds.</summary>
        public const long RecoveryMicroseconds = 2000000;

        private readonly LampBank lamps;
        private readonly PixelPanel panel;
        private readonly LampPattern pattern;
        private readonly InputBank inputs;
        private Aspect shown = Aspect.Dark;
        private Aspect onLamps = Aspect.Dark;
        private LineBoard board;
        private int number;
        private int percent = 100;
        private bool isLit;
        private bool isFailed;
        private bool wasProved;
        private bool isRelit;
        private long differsSince = -1;
        private long agreesSince = -1;

        /// <summary>Puts the two together.</summary>
        /// <param name="lamps">The lamps.</param>
        /// <param name="panel">The panel.</param>
        /// <param name="pattern">The rhythm both follow.</param>
        /// <param name="inputs">The panel's sense: <see cref="Inputs.PanelSense"/>.</param>
        public PixelOutput(LampBank lamps, PixelPanel panel, LampPattern pattern, InputBank inputs)
        {
            this.lamps = lamps;
            this.panel = panel;
            this.pattern = pattern;
            this.inputs = inputs;
        }

        /// <inheritdoc/>
        public Aspect Proved
        {
            get
            {
                bool isPanelProved = !isFailed && (wasProved || !NeedsPanel(shown));
                return lamps.Proved != onLamps || (NeedsPanel(shown) && !isPanelProved) ? Aspect.Unproved : shown;
            }
        }

        /// <inheritdoc/>
        public int Faults { get { return lamps.Faults | (isFailed ? PanelBit : 0); } }

        /// <inheritdoc/>
        public int Twins { get { return lamps.Twins; } }

        /// <inheritdoc/>
        public Aspect Nearest(Aspect aspect)
        {
            return isFailed || aspect == Aspect.Green || aspect == Aspect.Red || aspect == Aspect.Unproved ? lamps.Nearest(aspect) : aspect;
        }

        /// <inheritdoc/>
        public void Step(Aspect aspect, long now, long phase)
        {
            if (aspect != shown)
            {
                shown = aspect;
                wasProved = false;
                differsSince = -1;
            }

            onLamps = LampsFor(aspect);
            lamps.Step(onLamps, now, phase);
            bool isFirstHalf = pattern.IsFirstHalf(aspect, phase);
            Aspect onPanel = aspect == Aspect.Green ? Aspect.Dark : aspect;
            panel.Step(now, onPanel, board, number, isFirstHalf, percent);
            Judge(panel.IsLit, now);
        }

        /// <inheritdoc/>
        public void Dim(int wanted)
        {
            percent = wanted;
            lamps.Dim(wanted);
        }

        /// <inheritdoc/>
        public bool ShowBoard(LineBoard wanted, int wantedNumber)
        {
            board = wanted;
            number = wantedNumber < 0 ? 0 : wantedNumber;
            return !isFailed || wanted == LineBoard.None;
        }

        /// <inheritdoc/>
        public string NamesOf(int parts)
        {
            string names = lamps.NamesOf(parts & ~PanelBit);
            if ((parts & PanelBit) == 0)
            {
                return names;
            }

            return names == null || names.Length == 0 ? "panel" : names + ",panel";
        }

        /// <inheritdoc/>
        public bool StepTest(long now)
        {
            bool isRunning = lamps.StepTest(now);
            panel.Step(now, isRunning ? Aspect.White : Aspect.Dark, LineBoard.None, 0, true, percent);
            Judge(panel.IsLit, now);
            return isRunning;
        }

        private static bool NeedsPanel(Aspect aspect)
        {
            return aspect != Aspect.Green && aspect != Aspect.Dark;
        }

        private Aspect LampsFor(Aspect aspect)
        {
            if (isFailed)
            {
                return lamps.Nearest(aspect);
            }

            if (aspect >= Aspect.Code60 && aspect <= Aspect.SafetyCar)
            {
                // Never red: a driver would stop where he is to follow slowly.
                Aspect two = lamps.Nearest(Aspect.DoubleYellow);
                return two == Aspect.DoubleYellow ? two : lamps.Nearest(Aspect.Yellow);
            }

            bool isLampless = (aspect == Aspect.Slippery || aspect == Aspect.White || aspect == Aspect.Blue) && lamps.Nearest(aspect) != aspect;
            return isLampless ? Aspect.Dark : lamps.Nearest(aspect);
        }

        // The current must follow the picture: black draws none. A difference counts once it outlasts the way from picture to sense; a panel that failed
        // dark must have been sensed lit before it is trusted again.
        private void Judge(bool lit, long now)
        {
            if (lit != isLit)
            {
                isLit = lit;
                differsSince = -1;
            }

            if (inputs.Level(Inputs.PanelSense) != lit)
            {
                differsSince = differsSince < 0 ? now : differsSince;
                // No panel is blamed before its pin itself was read: an edge may be late, or lost.
                if (now - differsSince >= SettleMicroseconds && inputs.Sample(Inputs.PanelSense) != lit)
                {
                    isFailed = true;
                    wasProved = isRelit = false;
                    agreesSince = -1;
                }

                return;
            }

            differsSince = -1;
            agreesSince = agreesSince < 0 ? now : agreesSince;
            wasProved = wasProved || lit;
            isRelit = isRelit || lit;
            isFailed = isFailed && !(isRelit && now - agreesSince >= RecoveryMicroseconds);
        }
    }
}
