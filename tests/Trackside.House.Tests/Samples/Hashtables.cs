using System.Collections;

namespace Trackside.House.Samples.Hashtables
{
    public class Offence
    {
        private readonly Hashtable posts = new Hashtable();

        public object Find(string id) => posts[id];
    }

    public class Clean
    {
        private readonly string[] posts = { "p1", "p2" };

        public int Find(string id)
        {
            for (int i = 0; i < posts.Length; i++)
            {
                if (posts[i] == id)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
