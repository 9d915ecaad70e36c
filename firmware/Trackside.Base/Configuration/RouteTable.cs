using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>The routes a box can be on, and for a post its neighbours on each. Made once at start-up, unchanged afterwards. Loop only.</summary>
    public sealed class RouteTable
    {
        private RouteTable()
        {
        }

        /// <summary>Names, in the order of the configuration; at least one.</summary>
        public string[] Names { get; private set; }

        /// <summary>Hash of each.</summary>
        public string[] Hashes { get; private set; }

        /// <summary>Post: the post before it on each route; empty for none.</summary>
        public string[] Before { get; private set; }

        /// <summary>Post: the post after it on each route; empty for none.</summary>
        public string[] After { get; private set; }

        /// <summary>Neighbours of another circuit, as <c>circuit/box</c>; empty for none.</summary>
        private string[] Abroad { get; set; }

        /// <summary>The field that does not fit; -1 for none.</summary>
        public int FaultField { get; private set; }

        /// <summary>Number of the route with this name; -1 for none.</summary>
        public int IndexOf(string name)
        {
            for (int i = 0; i < Names.Length; i++)
            {
                if (Names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>The boxes of every neighbour on any route, each once: neighbour n is the nth. Allocates.</summary>
        public string[] Neighbours()
        {
            string[] found = Texts.New(Before.Length + After.Length);
            int count = Collect(Before, found, 0);
            count = Collect(After, found, count);
            string[] names = Texts.New(count);
            System.Array.Copy(found, 0, names, 0, count);
            return names;
        }

        /// <summary>The circuit on whose topics a neighbour speaks. Allocates.</summary>
        /// <param name="neighbour">Its box.</param>
        /// <param name="own">The post's own circuit: what it is unless the configuration says otherwise.</param>
        public string CircuitOf(string neighbour, string own)
        {
            for (int i = 0; i < Abroad.Length; i++)
            {
                int slash = Abroad[i].IndexOf("/");
                if (Abroad[i].Substring(slash + 1) == neighbour)
                {
                    return Abroad[i].Substring(0, slash);
                }
            }

            return own;
        }

        /// <summary>Reads the table. A configuration that lists no routes has one: its own.</summary>
        /// <param name="message">The configuration.</param>
        /// <param name="route">Route the box begins with.</param>
        /// <param name="hash">Its hash.</param>
        public static RouteTable Read(Message message, string route, string hash)
        {
            RouteTable table = new RouteTable();
            table.FaultField = -1;
            table.Names = Lists.Split(message, ConfigurationMessage.Routes, route);
            table.Hashes = Lists.Split(message, ConfigurationMessage.RouteHashes, hash);
            int count = table.Names.Length;
            table.Before = message.Has(ConfigurationMessage.Before) ? Lists.Split(message, ConfigurationMessage.Before, null) : Lists.Empty(count);
            table.After = message.Has(ConfigurationMessage.After) ? Lists.Split(message, ConfigurationMessage.After, null) : Lists.Empty(count);
            table.Abroad = message.Has(ConfigurationMessage.Abroad) ? Lists.Split(message, ConfigurationMessage.Abroad, null) : new string[0];
            table.Check(route, hash);
            return table;
        }

        private void Check(string route, string hash)
        {
            int own = IndexOf(route);
            if (Names.Length > Limits.Routes || own < 0 || !Lists.AreIdentifiers(Names, false))
            {
                FaultField = ConfigurationMessage.Routes;
            }
            else if (Hashes.Length != Names.Length || Hashes[own] != hash)
            {
                FaultField = ConfigurationMessage.RouteHashes;
            }
            else if (Before.Length != Names.Length || !Lists.AreIdentifiers(Before, true))
            {
                FaultField = ConfigurationMessage.Before;
            }
            else if (After.Length != Names.Length || !Lists.AreIdentifiers(After, true))
            {
                FaultField = ConfigurationMessage.After;
            }
            else if (!AreSenders(Abroad))
            {
                FaultField = ConfigurationMessage.Abroad;
            }
        }

        private static bool AreSenders(string[] names)
        {
            bool are = true;
            for (int i = 0; i < names.Length; i++)
            {
                int slash = names[i].IndexOf("/");
                are = are && slash > 0 && Topic.IsIdentifier(names[i].Substring(0, slash)) && Topic.IsIdentifier(names[i].Substring(slash + 1));
            }

            return are;
        }

        private static int Collect(string[] names, string[] found, int count)
        {
            for (int i = 0; i < names.Length; i++)
            {
                bool isNew = names[i].Length > 0;
                for (int n = 0; n < count; n++)
                {
                    isNew = isNew && found[n] != names[i];
                }

                if (isNew)
                {
                    found[count++] = names[i];
                }
            }

            return count;
        }
    }
}
