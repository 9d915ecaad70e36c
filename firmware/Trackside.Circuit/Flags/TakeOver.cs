using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// A marshal's request that race control takes over: the panel shows the notice for the profile's time, counted from the marshal's last press, and then
    /// gives the request up. A marshal who presses again has the whole time again; what he asks for afterwards is his own anew. A notice is about what was asked when it began: race control,
    /// which gave it for a yellow, may know nothing of the red that follows.
    /// <code>
    /// state     event                                                      next       does
    /// None      notice by fresh control, and the marshal asks for more     Shown      link light flashes
    /// Shown     a button of the marshal's counted                          Shown      the time begins again
    /// Shown     no notice, control not fresh, or he asks no more           None       nothing
    /// Shown     he asks for more than when it began                        Void       nothing
    /// Void      no notice, or control not fresh                            None       nothing
    /// Shown     the time is over                                           None       the request is given up
    /// </code>
    /// Loop only; allocates nothing.
    /// </summary>
    public sealed class TakeOver
    {
        private const long BlinkMicroseconds = 500000;

        private readonly RuleProfile rules;
        private long shownSince = -1;
        private int presses;
        private Aspect noticed;
        private bool isVoid;

        /// <summary>Makes one that shows nothing.</summary>
        public TakeOver(RuleProfile rules)
        {
            this.rules = rules;
        }

        /// <summary>Whether the notice is shown.</summary>
        public bool IsShown { get { return shownSince >= 0; } }

        /// <summary>Whether the link light is in the dark half of its flash (1 Hz).</summary>
        public bool IsDark(long now)
        {
            return shownSince >= 0 && (now - shownSince) % (2 * BlinkMicroseconds) < BlinkMicroseconds;
        }

        /// <summary>Looks at it: ten times a second.</summary>
        /// <param name="isNoticed">Whether fresh control gives notice.</param>
        /// <param name="request">What the marshal asks for.</param>
        /// <param name="asked">What control asks of the post.</param>
        /// <param name="pressed">How often a button of his has counted since boot.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>True once the request is to be given up.</returns>
        public bool Step(bool isNoticed, Aspect request, Aspect asked, int pressed, long now)
        {
            isVoid = isNoticed && (isVoid || (shownSince >= 0 && request > noticed));
            if (!isNoticed || isVoid || request <= asked)
            {
                shownSince = -1;
                return false;
            }

            if (shownSince < 0 || pressed != presses)
            {
                noticed = shownSince < 0 ? request : noticed;
                presses = pressed;
                shownSince = now;
            }

            if (now - shownSince < rules.Notice)
            {
                return false;
            }

            shownSince = -1;
            return true;
        }
    }
}
