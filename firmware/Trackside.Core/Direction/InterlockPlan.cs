using System.Text;

namespace Trackside.Core
{
    /// <summary>What an interlock has to do with: boxes, routes, loops, times. Filled once from the configuration; unchanged afterwards.</summary>
    public sealed class InterlockPlan
    {
        /// <summary>Boxes of the posts, in the order of their letters.</summary>
        public string[] Posts;

        /// <summary>Boxes of the signs.</summary>
        public string[] Signs;

        /// <summary>Routes on which a sign stands, one number a sign: bit n for route n. On the others it stays dark.</summary>
        public int[] SignRoutes;

        /// <summary>Which signs have a barrier.</summary>
        public bool[] HasBarrier;

        /// <summary>The arrow of each route: 0 or 1. Barriers stand for an arrow, by the same number.</summary>
        public int[] Arrows;

        /// <summary>Places that exist in one direction only, confirmed one by one.</summary>
        public string[] Places;

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
