using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Lists of names within one text of a configuration. At start-up only; allocates. Any thread.</summary>
    public static class Lists
    {
        /// <summary>The names of a field, comma between.</summary>
        /// <param name="message">The configuration.</param>
        /// <param name="field">The field.</param>
        /// <param name="otherwise">The only name where the field is absent; null for none.</param>
        public static string[] Split(Message message, int field, string otherwise)
        {
            string list = message.GetText(field);
            if (list != null)
            {
                return list.Split(',');
            }

            return otherwise == null ? new string[0] : new string[] { otherwise };
        }

        /// <summary>As many empty names.</summary>
        public static string[] Empty(int count)
        {
            string[] names = Texts.New(count);
            for (int i = 0; i < count; i++)
            {
                names[i] = string.Empty;
            }

            return names;
        }

        /// <summary>Whether all are identifiers, and none is there twice.</summary>
        /// <param name="names">The names.</param>
        /// <param name="mayBeEmpty">Whether a name may be empty, and names may be there twice.</param>
        public static bool AreIdentifiers(string[] names, bool mayBeEmpty)
        {
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i].Length == 0 && mayBeEmpty)
                {
                    continue;
                }

                if (!Topic.IsIdentifier(names[i]) || (!mayBeEmpty && PlaceOf(names, names[i]) < i))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>First place of a name; -1 for none.</summary>
        public static int PlaceOf(string[] names, string name)
        {
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
