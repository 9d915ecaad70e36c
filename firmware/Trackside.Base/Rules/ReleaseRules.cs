using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What race control may ask after what: a rule profile's release table. More restriction is always allowed, at once.
    /// <code>
    /// asked for                    answer
    /// as much or more              allowed
    /// less, red button down        red-button
    /// less, too soon after         too-soon          (red and the neutralisations stand for the profile's time)
    /// less, not in the list        not-releasable    (an aspect the list does not name may be followed by any)
    /// less                         allowed
    /// </code>
    /// Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class ReleaseRules
    {
        /// <summary>The release is allowed.</summary>
        public const int Allowed = -1;

        private const int Anything = -1;

        private readonly int[] followers = new int[(int)Aspect.Unproved];
        private readonly long hold;
        private readonly long[] since;

        /// <summary>Reads the rules.</summary>
        /// <param name="list">What may follow, such as <c>R&gt;SG,S&gt;G</c>; null for anything.</param>
        /// <param name="hold">How long red and the neutralisations stand at least, in microseconds.</param>
        /// <param name="posts">Number of posts.</param>
        public ReleaseRules(string list, long hold, int posts)
        {
            this.hold = hold;
            IsSound = true;
            since = new long[posts];
            for (int post = 0; post < posts; post++)
            {
                // What stood before this boot has stood long enough.
                since[post] = -hold;
            }

            for (int i = 0; i < followers.Length; i++)
            {
                followers[i] = Anything;
            }

            string[] items = list == null ? new string[0] : list.Split(',');
            for (int i = 0; i < items.Length; i++)
            {
                IsSound = Read(items[i]) && IsSound;
            }
        }

        /// <summary>Whether the list could be read.</summary>
        public bool IsSound { get; private set; }

        /// <summary>Something else is asked of a post from now on.</summary>
        public void Begin(int post, long now)
        {
            since[post] = now;
        }

        /// <summary>Whether one aspect may follow another at a post: <see cref="Allowed"/>, or a <see cref="RefusalReason"/>.</summary>
        /// <param name="post">The post.</param>
        /// <param name="from">What is asked of it.</param>
        /// <param name="to">What is to be asked.</param>
        /// <param name="isButtonDown">Whether the control box's own red button is down.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public int Judge(int post, Aspect from, Aspect to, bool isButtonDown, long now)
        {
            if (to >= from)
            {
                return Allowed;
            }

            if (isButtonDown)
            {
                return (int)RefusalReason.RedButton;
            }

            if (from >= Aspect.Code60 && now - since[post] < hold)
            {
                return (int)RefusalReason.TooSoon;
            }

            return (followers[(int)from] & (1 << (int)to)) != 0 ? Allowed : (int)RefusalReason.NotReleasable;
        }

        private bool Read(string item)
        {
            Aspect from = item.Length < 3 ? Aspect.Unproved : AspectNames.FromLetter((byte)item[0]);
            if (from == Aspect.Unproved || item[1] != '>')
            {
                return false;
            }

            int bits = 0;
            for (int i = 2; i < item.Length; i++)
            {
                Aspect to = AspectNames.FromLetter((byte)item[i]);
                if (to == Aspect.Unproved)
                {
                    return false;
                }

                bits |= 1 << (int)to;
            }

            followers[(int)from] = bits;
            return true;
        }
    }
}
