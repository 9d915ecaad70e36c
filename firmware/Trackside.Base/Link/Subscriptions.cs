using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>The topics a box listens to and speaks on, made once from its configuration. Unchanged afterwards; any thread.</summary>
    public sealed class Subscriptions
    {
        private readonly string[] topics;
        private readonly What[] whats;
        private readonly int[] indexes;
        private readonly string[] outgoing;
        private int count;

        /// <summary>Works out the topics of a box.</summary>
        public Subscriptions(BoxConfiguration configuration)
        {
            int posts = configuration.Posts == null ? 0 : configuration.Posts.Length;
            string[] neighbours = configuration.Post == null ? new string[0] : configuration.Routes.Neighbours();
            InterlockPlan interlock = configuration.Interlock;
            int most = 5 + (2 * (posts + neighbours.Length));
            most += interlock == null ? 0 : posts + (2 * (interlock.Signs.Length + interlock.Timers.Length)) + 1;
            most += configuration.Stage == null ? 0 : configuration.Stage.Timers.Length;
            topics = Texts.New(most);
            whats = new What[most];
            indexes = new int[most];
            ListenAsBox(configuration);
            ListenToCircuit(configuration);
            ListenToNeighbours(configuration, neighbours);
            if (interlock != null)
            {
                ListenForInterlock(configuration, interlock);
            }

            for (int i = 0; configuration.Stage != null && i < configuration.Stage.Timers.Length; i++)
            {
                ListenToBox(configuration, configuration.Stage.Timers[i], What.Passing, FirstTimer + i);
            }

            Listen(Topic.OfBox(configuration.Venue, configuration.Circuit, configuration.Box, What.ConsoleIn), What.ConsoleIn, 0);
            Count = count;

            outgoing = Texts.New((int)What.ControlPosts + 1);
            for (int i = (int)What.State; i < outgoing.Length; i++)
            {
                What what = (What)i;
                outgoing[i] = what < What.ControlState
                    ? Topic.OfBox(configuration.Venue, configuration.Circuit, configuration.Box, what)
                    : Topic.OfCircuit(configuration.Venue, configuration.Circuit, what);
            }
        }

        /// <summary>Index of a control box's first sign; the numbers below are those of its posts.</summary>
        public const int FirstSign = Limits.Posts;

        /// <summary>Index of a control box's first timing box.</summary>
        public const int FirstTimer = FirstSign + Limits.Signs;

        /// <summary>Index of the partner circuit's control box.</summary>
        public const int Partner = FirstTimer + Limits.Timers;

        /// <summary>Index of a post's nth neighbour.</summary>
        public const int FirstNeighbour = Partner + 1;

        /// <summary>How many topics the box listens to.</summary>
        public int Count { get; }

        /// <summary>A topic the box listens to, from 0 to <see cref="Count"/> - 1.</summary>
        public string TopicAt(int number)
        {
            return topics[number];
        }

        /// <summary>What is told on a topic listened to.</summary>
        public What WhatAt(int number)
        {
            return whats[number];
        }

        /// <summary>Which sender speaks there: the post's number for a post's own message, else 0.</summary>
        public int IndexAt(int number)
        {
            return indexes[number];
        }

        /// <summary>The number of a topic as received; -1 where the box does not listen to it. Allocates nothing.</summary>
        public int Find(string topic)
        {
            for (int i = 0; i < topics.Length; i++)
            {
                if (topics[i] == topic)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>The topic on which the box tells something.</summary>
        public string OutgoingTopic(What what)
        {
            return outgoing[(int)what];
        }

        private void ListenAsBox(BoxConfiguration configuration)
        {
            if (configuration.Has(Roles.Timing))
            {
                Listen(Topic.OfBox(configuration.Venue, configuration.Circuit, configuration.Box, What.Ack), What.Ack, 0);
                Listen(Topic.OfBox(configuration.Venue, configuration.Circuit, configuration.Box, What.Resend), What.Resend, 0);
            }
        }

        private void ListenToCircuit(BoxConfiguration configuration)
        {
            if (configuration.Has(Roles.Post) || configuration.Has(Roles.Sign) || HasPairs(configuration))
            {
                Listen(Topic.OfCircuit(configuration.Venue, configuration.Circuit, What.ControlState), What.ControlState, 0);
            }

            if (configuration.Has(Roles.Control))
            {
                Listen(Topic.OfCircuit(configuration.Venue, configuration.Circuit, What.ControlRequest), What.ControlRequest, 0);
                for (int i = 0; i < configuration.Posts.Length; i++)
                {
                    Listen(Topic.OfBox(configuration.Venue, configuration.Circuit, configuration.Posts[i], What.Lamps), What.Lamps, i);
                    Listen(Topic.OfBox(configuration.Venue, configuration.Circuit, configuration.Posts[i], What.State), What.State, i);
                }
            }
        }

        // On a joined course a neighbour may belong to the other circuit, and speaks there.
        // A box that is control and post listens to those of its own circuit already: a topic counts once, for the first that asked (PostRole knows both numbers).
        private void ListenToNeighbours(BoxConfiguration configuration, string[] neighbours)
        {
            for (int i = 0; i < neighbours.Length; i++)
            {
                string circuit = configuration.Routes.CircuitOf(neighbours[i], configuration.Circuit);
                Listen(Topic.OfBox(configuration.Venue, circuit, neighbours[i], What.Lamps), What.Lamps, FirstNeighbour + i);
                Listen(Topic.OfBox(configuration.Venue, circuit, neighbours[i], What.State), What.State, FirstNeighbour + i);
            }
        }

        // Which way a pair of loops is crossed rightly, the running route tells.
        private static bool HasPairs(BoxConfiguration configuration)
        {
            return configuration.Pairs != null && configuration.Pairs.Length > 0;
        }

        private void ListenForInterlock(BoxConfiguration configuration, InterlockPlan interlock)
        {
            for (int i = 0; i < configuration.Posts.Length; i++)
            {
                ListenToBox(configuration, configuration.Posts[i], What.Button, i);
            }

            for (int i = 0; i < interlock.Signs.Length; i++)
            {
                ListenToBox(configuration, interlock.Signs[i], What.Sign, FirstSign + i);
                ListenToBox(configuration, interlock.Signs[i], What.State, FirstSign + i);
            }

            for (int i = 0; i < interlock.Timers.Length; i++)
            {
                ListenToBox(configuration, interlock.Timers[i], What.Passing, FirstTimer + i);
                ListenToBox(configuration, interlock.Timers[i], What.State, FirstTimer + i);
            }

            if (interlock.Partner != null)
            {
                Listen(Topic.OfCircuit(configuration.Venue, interlock.Partner, What.ControlState), What.ControlState, Partner);
            }
        }

        private void ListenToBox(BoxConfiguration configuration, string box, What what, int index)
        {
            Listen(Topic.OfBox(configuration.Venue, configuration.Circuit, box, what), what, index);
        }

        // A box may be post, sign and timing box in one: a topic counts once, for the first that asked.
        private void Listen(string topic, What what, int index)
        {
            if (Find(topic) >= 0)
            {
                return;
            }

            topics[count] = topic;
            whats[count] = what;
            indexes[count] = index;
            count++;
        }
    }
}
