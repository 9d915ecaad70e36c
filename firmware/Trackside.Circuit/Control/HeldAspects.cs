using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Aspects that were asked of a post for a while: the control box itself puts back what stood before, so that whoever asked may be gone by then.
    /// <code>
    /// state   event                                          next    does
    /// None    request with "hold"                            Held    asks for it
    /// Held    request with "hold" for the same aspect        Held    holds it longer; what stood before stays
    /// Held    its time is over, it is still asked            None    asks for what stood before
    /// Held    any other request, red everywhere              None    (what was asked stays)
    /// </code>
    /// Only blue and white are ever held: what warns or stops must not end by itself. Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class HeldAspects
    {
        private const long Never = long.MaxValue;

        private readonly Aspect[] held;
        private readonly Aspect[] before;
        private readonly long[] until;
        private long next = Never;

        /// <summary>Makes them for so many posts: none is held.</summary>
        public HeldAspects(int posts)
        {
            held = new Aspect[posts];
            before = new Aspect[posts];
            until = new long[posts];
            ForgetAll();
        }

        /// <summary>Whether an aspect may be asked for a while.</summary>
        public static bool MayHold(Aspect aspect)
        {
            return aspect == Aspect.Blue || aspect == Aspect.White;
        }

        /// <summary>An aspect is asked for a while.</summary>
        /// <param name="post">The post.</param>
        /// <param name="stands">What is asked of it now.</param>
        /// <param name="aspect">What is to be.</param>
        /// <param name="end">Until when, in monotonic microseconds.</param>
        public void Hold(int post, Aspect stands, Aspect aspect, long end)
        {
            bool isHeld = until[post] != Never && held[post] == stands;
            if (!isHeld && stands == aspect)
            {
                // It stands already, without an end: that is not shortened.
                return;
            }

            before[post] = isHeld ? before[post] : stands;
            held[post] = aspect;
            until[post] = end;
            Sort();
        }

        /// <summary>Something is asked of a post without an end.</summary>
        public void Forget(int post)
        {
            until[post] = Never;
            Sort();
        }

        /// <summary>Nothing is held any more.</summary>
        public void ForgetAll()
        {
            for (int post = 0; post < until.Length; post++)
            {
                until[post] = Never;
            }

            next = Never;
        }

        /// <summary>Puts back what stood before where the time is over.</summary>
        /// <returns>Whether anything was.</returns>
        public bool Step(PostReports reports, Notices notices, ReleaseRules rules, long now)
        {
            if (now < next)
            {
                return false;
            }

            bool isAny = false;
            for (int post = 0; post < until.Length; post++)
            {
                if (now >= until[post])
                {
                    until[post] = Never;
                    if (reports.Asked(post) == held[post])
                    {
                        reports.Ask(post, before[post]);
                        notices.Ask(post, before[post], false);
                        rules.Begin(post, now);
                        isAny = true;
                    }
                }
            }

            Sort();
            return isAny;
        }

        private void Sort()
        {
            next = Never;
            for (int post = 0; post < until.Length; post++)
            {
                next = until[post] < next ? until[post] : next;
            }
        }
    }
}
