using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What each post of a circuit last said it drives and proves, beside what control asks of it. A post's word counts only for the
    /// command it has heard, and not once the broker says it is lost. Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class PostReports
    {
        private readonly Aspect[] asked;
        private readonly Aspect[] told;
        private readonly int[] toldSeq;
        private readonly Aspect[] applied;
        private readonly Aspect[] proved;
        private readonly bool[] heardTold;
        private readonly bool[] lost;

        /// <summary>Makes the reports of so many posts, all asked for red and silent.</summary>
        public PostReports(int posts)
        {
            Count = posts;
            asked = new Aspect[posts];
            told = new Aspect[posts];
            toldSeq = new int[posts];
            applied = new Aspect[posts];
            proved = new Aspect[posts];
            heardTold = new bool[posts];
            lost = new bool[posts];
            for (int i = 0; i < posts; i++)
            {
                asked[i] = told[i] = Aspect.Red;
                applied[i] = proved[i] = Aspect.Unproved;
            }
        }

        /// <summary>Number of posts.</summary>
        public int Count { get; }

        /// <summary>Whether the same is asked of every post.</summary>
        public bool AreAllAsked(Aspect aspect)
        {
            for (int post = 0; post < Count; post++)
            {
                if (Asked(post) != aspect)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Whether an aspect is asked of any post.</summary>
        public bool IsAnyAsked(Aspect aspect)
        {
            for (int post = 0; post < Count; post++)
            {
                if (Asked(post) == aspect)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>What is asked of a post.</summary>
        public Aspect Asked(int post)
        {
            return asked[post];
        }

        /// <summary>Asks for an aspect; the posts hear of it by the next <c>control/state</c>.</summary>
        public void Ask(int post, Aspect aspect)
        {
            asked[post] = aspect;
        }

        /// <summary>What is asked was told to the posts. What was asked and taken back between two tellings never was.</summary>
        /// <param name="seq">Sequence of the <c>control/state</c> that told it.</param>
        public void Told(int seq)
        {
            for (int post = 0; post < asked.Length; post++)
            {
                if (told[post] != asked[post])
                {
                    told[post] = asked[post];
                    toldSeq[post] = seq;
                    heardTold[post] = false;
                }
            }
        }

        /// <summary>Takes a post's report.</summary>
        /// <param name="post">The post.</param>
        /// <param name="report">Its message.</param>
        /// <param name="boot">Boot number of this control box.</param>
        public void Take(int post, LampsMessage report, int boot)
        {
            applied[post] = (Aspect)report.GetChoice(LampsMessage.Applied);
            proved[post] = (Aspect)report.GetChoice(LampsMessage.Proved);
            bool ofThisBoot = report.GetInteger(LampsMessage.ControlBoot) == boot;
            heardTold[post] = ofThisBoot && report.GetInteger(LampsMessage.ControlSeq) >= toldSeq[post];
        }

        /// <summary>Takes the broker's or the post's own word on whether it is there.</summary>
        public void TakeState(int post, bool isLost)
        {
            lost[post] = isLost;
        }

        /// <summary>Whether the post drives at least what is asked: a marshal may ask for more.</summary>
        public bool HasApplied(int post)
        {
            bool known = applied[post] != Aspect.Unproved && applied[post] != Aspect.Fault;
            bool heard = heardTold[post] && told[post] == asked[post];
            return known && heard && !lost[post] && applied[post] >= asked[post];
        }

        /// <summary>Whether its lamps prove it.</summary>
        public bool HasProved(int post)
        {
            return HasApplied(post) && proved[post] == applied[post];
        }
    }
}
