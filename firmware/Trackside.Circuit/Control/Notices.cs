using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Marshals who are told that race control takes their request over: a request that asks less of a post than its marshal does, with <c>takeOver</c>.
    /// The post shows the notice for the profile's time and then gives up its marshal's request; the notice ends when its report says so.
    /// <code>
    /// state      event                                                next
    /// None       request with takeOver, below the marshal's           Standing
    /// Standing   the post reports no request above what is asked      None
    /// Standing   the post reports more than the notice was given for  None    (whoever gave it had not seen that)
    /// Standing   any other request for the post                       None
    /// </code>
    /// Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class Notices
    {
        private const byte Told = (byte)'N';
        private const byte Nothing = (byte)'-';

        private readonly Aspect[] requests;
        private readonly Aspect[] noticed;
        private readonly byte[] letters;
        private int count;

        /// <summary>Makes notices of so many posts: none.</summary>
        public Notices(int posts)
        {
            requests = new Aspect[posts];
            noticed = new Aspect[posts];
            letters = new byte[posts];
            for (int post = 0; post < posts; post++)
            {
                letters[post] = Nothing;
            }
        }

        /// <summary>Something was asked of a post.</summary>
        /// <param name="post">The post.</param>
        /// <param name="aspect">What is asked of it.</param>
        /// <param name="takesOver">Whether its marshal's own request is to be taken over.</param>
        public void Ask(int post, Aspect aspect, bool takesOver)
        {
            noticed[post] = requests[post];
            Put(post, takesOver && requests[post] > aspect);
        }

        /// <summary>A post's report came.</summary>
        /// <param name="post">The post.</param>
        /// <param name="report">Its message.</param>
        /// <param name="asked">What is asked of it.</param>
        /// <returns>Whether a notice ended by it.</returns>
        public bool Take(int post, LampsMessage report, Aspect asked)
        {
            bool has = report.Has(LampsMessage.Request);
            requests[post] = has ? (Aspect)report.GetChoice(LampsMessage.Request) : Aspect.Dark;
            bool ends = IsStanding(post) && (requests[post] <= asked || requests[post] > noticed[post]);
            Put(post, IsStanding(post) && !ends);
            return ends;
        }

        /// <summary>Whether a post's marshal is told.</summary>
        public bool IsStanding(int post)
        {
            return letters[post] == Told;
        }

        /// <summary>Puts the notices into a <c>control/state</c>.</summary>
        public void Fill(ControlStateMessage state)
        {
            if (count > 0)
            {
                state.SetTextBytes(ControlStateMessage.Notice, letters, 0, letters.Length);
            }
        }

        private void Put(int post, bool stands)
        {
            if (stands != IsStanding(post))
            {
                count += stands ? 1 : -1;
                letters[post] = stands ? Told : Nothing;
            }
        }
    }
}
