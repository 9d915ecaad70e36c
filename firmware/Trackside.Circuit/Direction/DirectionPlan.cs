using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What an interlock has to do with: boxes, routes, loops, times. Filled once from the configuration (<see cref="Of"/>); unchanged afterwards.</summary>
    public sealed class DirectionPlan
    {
        /// <summary>Boxes of the posts, in the order of their letters.</summary>
        public string[] Posts;

        /// <summary>Boxes of the signs.</summary>
        public string[] Signs;

        /// <summary>Barriers and places of one direction only, confirmed one by one.</summary>
        public string[] Places;

        /// <summary>The sign whose contacts prove a place; -1 where a person confirms it.</summary>
        public int[] Contacts;

        /// <summary>Timing boxes.</summary>
        public string[] Timers;

        /// <summary>Names of the loops, by the numbers used in <see cref="Sweep"/>.</summary>
        public string[] Loops;

        /// <summary>Names of the routes.</summary>
        public string[] Routes;

        /// <summary>Their hashes.</summary>
        public string[] Hashes;

        /// <summary>Loops in the order of each route.</summary>
        public int[][] Sweep;

        /// <summary>Whether a route is run together with the partner circuit.</summary>
        public bool[] IsJoined;

        /// <summary>The start/finish post.</summary>
        public int CommitPost;

        /// <summary>The loop at the pit exit; -1 for none.</summary>
        public int OutLoop = -1;

        /// <summary>The loop at the pit entry; -1 for none.</summary>
        public int InLoop = -1;

        /// <summary>Transponder of the sweep car; 0 for none.</summary>
        public long SweepCar;

        /// <summary>Silence that proves the track empty, in microseconds: at least a slow lap.</summary>
        public long Quiet;

        /// <summary>Longest time between two people's consents, in microseconds.</summary>
        public long Window = Consent.Window;

        /// <summary>Route proved first where nothing was kept.</summary>
        public int FirstRoute;

        /// <summary>Epoch where nothing was kept.</summary>
        public int FirstEpoch;

        /// <summary>The plan of a control box's configuration. At start-up; allocates.</summary>
        public static DirectionPlan Of(BoxConfiguration configuration)
        {
            InterlockPlan from = configuration.Interlock;
            DirectionPlan plan = new DirectionPlan();
            plan.Posts = configuration.Posts;
            plan.Signs = from.Signs;
            plan.Places = from.Places;
            plan.Contacts = new int[from.Places.Length];
            for (int place = 0; place < plan.Contacts.Length; place++)
            {
                plan.Contacts[place] = Lists.PlaceOf(from.Signs, from.Contacts[place]);
            }

            plan.Timers = from.Timers;
            plan.Routes = configuration.Routes.Names;
            plan.Hashes = configuration.Routes.Hashes;
            plan.IsJoined = new bool[plan.Routes.Length];
            for (int route = 0; route < plan.Routes.Length; route++)
            {
                plan.IsJoined[route] = Lists.PlaceOf(from.JoinedRoutes, plan.Routes[route]) >= 0;
            }

            plan.TakeLoops(from);
            plan.CommitPost = Lists.PlaceOf(configuration.Posts, from.StartPost);
            plan.SweepCar = from.SweepCar;
            plan.Quiet = from.QuietSeconds * 1000000L;
            plan.FirstRoute = configuration.Routes.IndexOf(configuration.Route);
            plan.FirstEpoch = configuration.Epoch;
            return plan;
        }

        private void TakeLoops(InterlockPlan from)
        {
            Loops = Texts.New((Limits.Loops * Limits.Timers) + 2);
            int count = 0;
            Sweep = new int[from.Sweep.Length][];
            for (int route = 0; route < Sweep.Length; route++)
            {
                Sweep[route] = new int[from.Sweep[route].Length];
                for (int i = 0; i < Sweep[route].Length; i++)
                {
                    Sweep[route][i] = Number(from.Sweep[route][i], ref count);
                }
            }

            OutLoop = from.PitOut == null ? -1 : Number(from.PitOut, ref count);
            InLoop = from.PitIn == null ? -1 : Number(from.PitIn, ref count);
            string[] known = Texts.New(count);
            System.Array.Copy(Loops, 0, known, 0, count);
            Loops = known;
        }

        private int Number(string loop, ref int count)
        {
            int at = Lists.PlaceOf(Loops, loop);
            if (at < 0)
            {
                at = count++;
                Loops[at] = loop;
            }

            return at;
        }

        /// <summary>Posts, then signs.</summary>
        public int BoxCount { get { return Posts.Length + Signs.Length; } }

        /// <summary>The number of a box among posts and signs; -1 where it is neither.</summary>
        public int FindBox(byte[] name, int length)
        {
            int post = Find(Posts, name, length);
            int sign = post >= 0 ? -1 : Find(Signs, name, length);
            return sign < 0 ? post : Posts.Length + sign;
        }

        /// <summary>The name of a box by that number.</summary>
        public string BoxAt(int box)
        {
            return box < Posts.Length ? Posts[box] : Signs[box - Posts.Length];
        }

        /// <summary>The number of a name in a list; -1 for none. Allocates: on requests and passings only.</summary>
        public static int Find(string[] names, byte[] name, int length)
        {
            string wanted = Encoding.UTF8.GetString(name, 0, length);
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] == wanted)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Whether bytes are the bytes of a name.</summary>
        public static bool Same(byte[] name, byte[] bytes, int length)
        {
            if (name.Length != length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (name[i] != bytes[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
