// SPDX-License-Identifier: GPL-2.0-only
/*
 * Every decision with all that went into it, in debugfs: chargov/<name>/record, for "chargov
 * record". Costs nothing while nobody has it open, and one can. A reader that is too slow misses
 * some, which their numbers tell.
 */
#include <linux/debugfs.h>
#include <linux/device.h>
#include <linux/kref.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <chargov/record.h>
#include "pack.h"

#define SLOTS	32

/**
 * struct cg_recorder - the file; outlives the pack while somebody has it open
 * @ref: of the pack, and of the reader
 * @lock: guards all below
 * @wait: there is something to read, or nothing ever again
 * @head: of the file
 * @slot: records, number i in slot i modulo the size; NULL if nobody reads
 * @n: decisions ever made
 * @next: number of the record that is read next
 * @headed: the reader has the head
 * @begun: the slot of @n has what goes into a decision
 * @gone: the pack has gone
 * @ready: a reader need not wait; read without the lock, which must not be taken while one waits
 */
struct cg_recorder {
	struct kref ref;
	struct mutex lock;	/* see above */
	wait_queue_head_t wait;
	struct cg_record_head head;
	struct cg_record *slot;
	u64 n;
	u64 next;
	bool headed;
	bool begun;
	bool gone;
	bool ready;
};

static void recorder_free(struct kref *ref)
{
	kfree(container_of(ref, struct cg_recorder, ref));
}

/**
 * cg_record_begin() - note what goes into a decision
 * @pack: the pack
 * @policy: the policy of this cycle
 */
void cg_record_begin(struct cg_pack *pack, const struct cg_policy *policy)
{
	struct cg_recorder *r = pack->recorder;
	struct cg_record *record;

	if (!r)
		return;
	mutex_lock(&r->lock);
	r->begun = r->slot;
	if (r->begun) {
		/* the oldest makes room before it is written over */
		if (r->n - r->next >= SLOTS)
			r->next = r->n - SLOTS + 1;
		record = &r->slot[r->n % SLOTS];
		/* the gaps of the layout too: they are in the sum */
		memset(record, 0, sizeof(*record));
		record->n = r->n;
		record->policy = *policy;
		record->state = pack->state;
		record->view = pack->view;
	}
	mutex_unlock(&r->lock);
}

/**
 * cg_record_end() - note the decision, and wake who reads
 * @pack: the pack, after decide
 */
void cg_record_end(struct cg_pack *pack)
{
	struct cg_recorder *r = pack->recorder;
	struct cg_record *record;

	if (!r)
		return;
	mutex_lock(&r->lock);
	if (r->begun) {
		record = &r->slot[r->n % SLOTS];
		record->decision = pack->decision;
		record->sum = cg_record_sum(record, offsetof(struct cg_record, sum));
		WRITE_ONCE(r->ready, true);
	} else {
		r->next = r->n + 1;
	}
	r->n++;
	r->begun = false;
	mutex_unlock(&r->lock);
	wake_up_interruptible(&r->wait);
}

static int record_open(struct inode *inode, struct file *file)
{
	struct cg_recorder *r = inode->i_private;
	int ret = 0;

	mutex_lock(&r->lock);
	if (r->slot) {
		ret = -EBUSY;
	} else {
		r->slot = kvcalloc(SLOTS, sizeof(*r->slot), GFP_KERNEL);
		if (!r->slot)
			ret = -ENOMEM;
		r->next = r->n;
		r->headed = false;
		WRITE_ONCE(r->ready, true);
	}
	mutex_unlock(&r->lock);
	if (ret)
		return ret;
	kref_get(&r->ref);
	file->private_data = r;
	return stream_open(inode, file);
}

static int record_release(struct inode *inode, struct file *file)
{
	struct cg_recorder *r = file->private_data;

	mutex_lock(&r->lock);
	kvfree(r->slot);
	r->slot = NULL;
	/* whoever opens it next has not seen what goes into the present one */
	r->begun = false;
	mutex_unlock(&r->lock);
	kref_put(&r->ref, recorder_free);
	return 0;
}

/* The head or one record, into the caller's; how many bytes, 0 if there is nothing. */
static size_t take(struct cg_recorder *r, void *to)
{
	size_t size = 0;

	mutex_lock(&r->lock);
	if (!r->headed) {
		size = sizeof(r->head);
		memcpy(to, &r->head, size);
		r->headed = true;
	} else if (r->next != r->n) {
		size = sizeof(*r->slot);
		memcpy(to, &r->slot[r->next++ % SLOTS], size);
	}
	WRITE_ONCE(r->ready, r->next != r->n || r->gone);
	mutex_unlock(&r->lock);
	return size;
}

/* One of them for each read, which must have room for it. */
static ssize_t record_read(struct file *file, char __user *to, size_t room, loff_t *at)
{
	const size_t most = max(sizeof(struct cg_record_head), sizeof(struct cg_record));
	struct cg_recorder *r = file->private_data;
	ssize_t ret;
	void *copy;

	if (room < most)
		return -EINVAL;
	if (file->f_flags & O_NONBLOCK && !READ_ONCE(r->ready))
		return -EAGAIN;
	if (wait_event_interruptible(r->wait, READ_ONCE(r->ready)))
		return -ERESTARTSYS;
	copy = kmalloc(most, GFP_KERNEL);
	if (!copy)
		return -ENOMEM;
	ret = take(r, copy);
	if (copy_to_user(to, copy, ret))
		ret = -EFAULT;
	kfree(copy);
	return ret;
}

static __poll_t record_poll(struct file *file, poll_table *table)
{
	struct cg_recorder *r = file->private_data;

	poll_wait(file, &r->wait, table);
	return READ_ONCE(r->ready) ? EPOLLIN | EPOLLRDNORM : 0;
}

static const struct file_operations record_fops = {
	.owner = THIS_MODULE,
	.open = record_open,
	.release = record_release,
	.read = record_read,
	.poll = record_poll,
};

/**
 * cg_record_stop() - no reader waits any longer; before the file is removed
 * @pack: the pack
 */
void cg_record_stop(struct cg_pack *pack)
{
	struct cg_recorder *r = pack->recorder;

	if (!r)
		return;
	mutex_lock(&r->lock);
	r->gone = true;
	WRITE_ONCE(r->ready, true);
	mutex_unlock(&r->lock);
	wake_up_interruptible(&r->wait);
}

static void recorder_put(void *data)
{
	struct cg_pack *pack = data;
	struct cg_recorder *r = pack->recorder;

	pack->recorder = NULL;
	kref_put(&r->ref, recorder_free);
}

/**
 * cg_record_create() - the file
 * @pack: the pack, with its profile
 * @dir: its folder in debugfs
 *
 * Return: 0 or -ENOMEM
 */
int cg_record_create(struct cg_pack *pack, struct dentry *dir)
{
	struct cg_recorder *r = kzalloc(sizeof(*r), GFP_KERNEL);

	if (!r)
		return -ENOMEM;
	kref_init(&r->ref);
	mutex_init(&r->lock);
	init_waitqueue_head(&r->wait);
	r->head.magic = CG_RECORD_MAGIC;
	r->head.size[0] = sizeof(struct cg_record_head);
	r->head.size[1] = sizeof(struct cg_record);
	r->head.profile = pack->profile;
	r->head.sum = cg_record_sum(&r->head, offsetof(struct cg_record_head, sum));
	pack->recorder = r;
	debugfs_create_file("record", 0400, dir, r, &record_fops);
	return devm_add_action_or_reset(pack->dev, recorder_put, pack);
}
