using System;
using System.Text;

namespace Trackside.Messages
{
    /// <summary>
    /// A message: a table of fields, laid down once by the constructor, and the values now in it. One instance is reused for every
    /// message of its kind, so reading and writing allocate nothing. Not safe for two threads at once.
    /// Setters assert their field's kind and bounds: a broken one is a fault of the program and throws <see cref="ArgumentException"/>.
    /// </summary>
    public abstract class Message
    {
        // Fields, not properties: the codec looks at them for every field, and a property costs the device a call each time.
        internal readonly byte[][] Keys;
        internal readonly FieldKind[] Kinds;
        internal readonly bool[] Required;
        internal readonly long[] Minimums;
        internal readonly long[] Maximums;
        internal readonly byte[][][] Choices;
        internal readonly bool[] Present;
        internal readonly long[] Integers;
        internal readonly byte[][] Texts;
        internal readonly int[] Lengths;

        /// <summary>Makes an empty table.</summary>
        /// <param name="what">The topic the message belongs to.</param>
        /// <param name="count">How many fields the subclass lays down, each with its own index from 0.</param>
        /// <param name="limit">Longest encoded form in bytes.</param>
        protected Message(What what, int count, int limit)
        {
            What = what;
            Count = count;
            Limit = limit;
            Keys = new byte[count][];
            Kinds = new FieldKind[count];
            Required = new bool[count];
            Minimums = new long[count];
            Maximums = new long[count];
            Choices = new byte[count][][];
            Present = new bool[count];
            Integers = new long[count];
            Texts = new byte[count][];
            Lengths = new int[count];
        }

        /// <summary>What the message tells.</summary>
        public What What { get; }

        /// <summary>Number of fields.</summary>
        public int Count { get; }

        /// <summary>Longest encoded form in bytes.</summary>
        public int Limit { get; }

        /// <summary>The key of a field, as it stands in the payload. Allocates.</summary>
        public string KeyOf(int field)
        {
            return Encoding.UTF8.GetString(Keys[field], 0, Keys[field].Length);
        }

        /// <summary>Takes every value out.</summary>
        public void Clear()
        {
            Array.Clear(Present, 0, Present.Length);
        }

        /// <summary>Whether the field has a value.</summary>
        public bool Has(int field)
        {
            return Present[field];
        }

        /// <summary>Takes one value out.</summary>
        public void Remove(int field)
        {
            Present[field] = false;
        }

        /// <summary>The number in an integer field; 0 where it is absent.</summary>
        public long GetInteger(int field)
        {
            return Present[field] ? Integers[field] : 0;
        }

        /// <summary>Puts a number into an integer field.</summary>
        public void SetInteger(int field, long value)
        {
            Demand(Kinds[field] == FieldKind.Integer && value >= Minimums[field] && value <= Maximums[field], field);
            Integers[field] = value;
            Present[field] = true;
        }

        /// <summary>The flag; false where it is absent.</summary>
        public bool GetFlag(int field)
        {
            return Present[field] && Integers[field] != 0;
        }

        /// <summary>Puts a flag. A false one is left out of the message.</summary>
        public void SetFlag(int field, bool value)
        {
            Demand(Kinds[field] == FieldKind.Flag, field);
            Integers[field] = 1;
            Present[field] = value;
        }

        /// <summary>The index of the word in a choice field; -1 where it is absent.</summary>
        public int GetChoice(int field)
        {
            return Present[field] ? (int)Integers[field] : -1;
        }

        /// <summary>Puts a word of the field's list by its index.</summary>
        public void SetChoice(int field, int index)
        {
            Demand(Kinds[field] == FieldKind.Choice && index >= 0 && index <= Maximums[field], field);
            Integers[field] = index;
            Present[field] = true;
        }

        /// <summary>The text of a text or choice field as a string; null where it is absent. Allocates.</summary>
        public string GetText(int field)
        {
            if (!Present[field])
            {
                return null;
            }

            if (Kinds[field] == FieldKind.Choice)
            {
                byte[] word = Choices[field][(int)Integers[field]];
                return Encoding.UTF8.GetString(word, 0, word.Length);
            }

            return Encoding.UTF8.GetString(Texts[field], 0, Lengths[field]);
        }

        /// <summary>The bytes of a text field, valid up to <see cref="TextLength"/> until the next change. Never null for a text field.</summary>
        public byte[] TextBytes(int field)
        {
            return Texts[field];
        }

        /// <summary>Length of a text in bytes; 0 where it is absent.</summary>
        public int TextLength(int field)
        {
            return Present[field] ? Lengths[field] : 0;
        }

        /// <summary>Puts a text. Allocates: for hot paths keep the bytes and use <see cref="SetTextBytes"/>.</summary>
        /// <param name="field">The field.</param>
        /// <param name="value">The text; null takes the field out. What does not fit is cut at a character.</param>
        public void SetText(int field, string value)
        {
            if (value == null)
            {
                Present[field] = false;
                return;
            }

            byte[] bytes = Encoding.UTF8.GetBytes(value);
            int length = bytes.Length;
            if (length > Maximums[field])
            {
                length = (int)Maximums[field];
                while (length > 0 && (bytes[length] & 0xC0) == 0x80)
                {
                    length--;
                }
            }

            SetTextBytes(field, bytes, 0, length);
        }

        /// <summary>Puts a text from bytes of UTF-8.</summary>
        public void SetTextBytes(int field, byte[] source, int offset, int count)
        {
            Demand(Kinds[field] == FieldKind.Text && count >= 0 && count <= Maximums[field], field);
            Array.Copy(source, offset, Texts[field], 0, count);
            Lengths[field] = count;
            Present[field] = true;
        }

        /// <summary>Lays down an integer field.</summary>
        protected void Integer(int field, string key, long minimum, long maximum, bool isRequired)
        {
            Lay(field, key, FieldKind.Integer, isRequired);
            Minimums[field] = minimum;
            Maximums[field] = maximum;
        }

        /// <summary>Lays down a text field of at most <paramref name="maximum"/> bytes.</summary>
        protected void Text(int field, string key, int maximum, bool isRequired)
        {
            Lay(field, key, FieldKind.Text, isRequired);
            Maximums[field] = maximum;
            Texts[field] = new byte[maximum];
        }

        /// <summary>Lays down a flag; absent means false.</summary>
        protected void Flag(int field, string key)
        {
            Lay(field, key, FieldKind.Flag, false);
        }

        /// <summary>Lays down a field that holds one of a list of words.</summary>
        protected void Choice(int field, string key, string[] words, bool isRequired)
        {
            Lay(field, key, FieldKind.Choice, isRequired);
            Maximums[field] = words.Length - 1;
            Choices[field] = new byte[words.Length][];
            for (int i = 0; i < words.Length; i++)
            {
                Choices[field][i] = Encoding.UTF8.GetBytes(words[i]);
            }
        }

        private void Lay(int field, string key, FieldKind kind, bool isRequired)
        {
            Keys[field] = Encoding.UTF8.GetBytes(key);
            Kinds[field] = kind;
            Required[field] = isRequired;
        }

        private void Demand(bool holds, int field)
        {
            if (!holds)
            {
                throw new ArgumentException(KeyOf(field));
            }
        }
    }
}
