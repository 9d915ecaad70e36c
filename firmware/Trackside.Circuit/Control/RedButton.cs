namespace Trackside.Core
{
    /// <summary>
    /// The red button of the control box: a contact that is closed at rest and opens when it is pressed, so that a cut wire asks for red and is noticed.
    /// It needs no key, no PC and no network to decide. Loop only; allocates only while the contact moves.
    /// <code>
    /// state    contact                     next
    /// Rest     open, 20 ms steady          Down    red for everyone
    /// Rest     opened and closed while     Rest    red for everyone: nothing tells it from a press
    ///          the box stood still
    /// Down     closed, 20 ms steady        Rest    the red stands until race control asks for less
    /// Down     open for 30 s               Down    alarm: held down, or its wire is cut
    /// </code>
    /// </summary>
    public sealed class RedButton
    {
        /// <summary>How long the contact must be steady, in microseconds.</summary>
        public const long SteadyMicroseconds = 20000;

        private const long StuckMicroseconds = 30000000;

        private readonly InputBank inputs;
        private bool isDown;
        private long changedAt = -1;
        private long downSince = long.MinValue;

        /// <summary>Makes a button; one that is open at the start counts as down: the circuit is red then anyway.</summary>
        public RedButton(InputBank inputs)
        {
            this.inputs = inputs;
            isDown = !inputs.Level(Inputs.RedButton);
        }

        /// <summary>Whether it is pressed, or its wire is cut.</summary>
        public bool IsDown { get { return isDown; } }

        /// <summary>Whether it has been open for so long that no hand can be on it.</summary>
        public bool IsStuck { get; private set; }

        /// <summary>Looks at the contact.</summary>
        /// <returns>True once for each press.</returns>
        public bool Step(long now)
        {
            downSince = downSince == long.MinValue ? now : downSince;
            IsStuck = isDown && now - downSince >= StuckMicroseconds;
            bool isMissed = !isDown && (inputs.Missed & (1L << Inputs.RedButton)) != 0 && inputs.Level(Inputs.RedButton);
            if (isMissed)
            {
                changedAt = -1;
                return true;
            }

            if (!inputs.Level(Inputs.RedButton) == isDown && changedAt < 0)
            {
                return false;
            }

            // It moves: the pin itself is read until it stands.
            bool isOpen = !inputs.Sample(Inputs.RedButton);
            if (isOpen == isDown)
            {
                changedAt = -1;
                return false;
            }

            changedAt = changedAt < 0 ? now : changedAt;
            if (now - changedAt < SteadyMicroseconds)
            {
                return false;
            }

            isDown = isOpen;
            changedAt = -1;
            downSince = now;
            return isOpen;
        }
    }
}
