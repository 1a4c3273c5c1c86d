import { canary } from '../canaries';
import { timestamp } from '../RunPlan';

const STEP_SECONDS = 10;
const MOST_LINES = 120;

/** What a training container prints, the newest lines last; times in milliseconds since the epoch. */
export function trainingLog(since: number, until: number): string[] {
  const steps = Math.floor((until - since) / 1000 / STEP_SECONDS);
  const first = Math.max(0, steps - MOST_LINES);
  const lines = [
    `${timestamp(since)} INFO torch 2.9.1+cu128, NCCL 2.27.5, world size 16`,
    `${timestamp(since)} INFO Resumed from /checkpoints/last.pt`,
  ];
  for (let step = first; step < steps; step++) {
    const at = timestamp(since + (step + 1) * STEP_SECONDS * 1000);
    const loss = (2.4 / (step + 2) ** 0.35).toFixed(4);
    const memory = (61 + (step % 7) * 2.3).toFixed(1);
    lines.push(
      `${at} INFO step ${
        (step + 1) * 50
      } loss ${loss} lr 2.0e-04 mem ${memory}GiB 412 samples/s`,
    );
  }
  return lines;
}

/** How a training ends when the GPU is full. */
export const cudaOutOfMemory = [
  '[rank0]: Traceback (most recent call last):',
  '[rank0]:   File "/app/train.py", line 318, in <module>',
  '[rank0]:     main()',
  '[rank0]:   File "/app/train.py", line 287, in main',
  '[rank0]:     trainer.fit(model, loader)',
  '[rank0]:   File "/app/trainer.py", line 141, in fit',
  '[rank0]:     loss.backward()',
  '[rank0]:   File "/opt/venv/lib/python3.12/site-packages/torch/_tensor.py", line 647, in backward',
  '[rank0]:     torch.autograd.backward(',
  '[rank0]: torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 3.75 GiB. GPU 0 has a total capacity of 79.14 GiB of which 2.06 GiB is free. Including non-PyTorch memory, this process has 77.07 GiB memory in use. Of the allocated memory 74.31 GiB is allocated by PyTorch, and 1.94 GiB is reserved by PyTorch but unallocated.',
  'E1124 10:41:07.318000 1 torch/distributed/elastic/multiprocessing/api.py:882] failed (exitcode: 1) local_rank: 0 (pid: 71) of binary: /opt/venv/bin/python',
];

/** What a server of models prints while it serves. */
export function servingLog(since: number): string[] {
  const at = timestamp(since);
  return [
    `INFO ${at} Loading model weights took 14.9 GiB and 11.42 seconds`,
    `INFO ${at} GPU KV cache size: 431,216 tokens`,
    `INFO ${at} Started server process [1], listening on 0.0.0.0:8000`,
    `DEBUG ${at} upstream request headers: Authorization: Bearer ${canary(
      'bearerToken',
    )}`,
    `INFO ${at} Avg prompt throughput: 812.4 tokens/s, Avg generation throughput: 304.1 tokens/s, Running: 6 reqs, Waiting: 0 reqs`,
  ];
}
